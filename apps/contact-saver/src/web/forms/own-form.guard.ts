import { CsrfTokens } from '@ecosystem/form-protection/csrf-tokens';
import { isPostedByOurselves } from '@ecosystem/form-protection/posted-by-ourselves';
import {
  type CanActivate,
  type ExecutionContext,
  Inject,
  Injectable,
  createParamDecorator,
} from '@nestjs/common';
import { SETTINGS, type Settings } from '../../settings.ts';
import type { WebRequest } from '../web-request.ts';

/** A form that did not come from a page of ours, in the browser it was made for. */
export class ForeignFormError extends Error {
  override name = 'ForeignFormError';
}

/** What every form of the web app is made for. */
export const formPurpose = 'form';

/**
 * Lets a form through that a page of ours has posted, in the browser it was rendered for. The origin must be ours exactly:
 * all parties here share the host `localhost` (ASVS 3.5.1).
 */
@Injectable()
export class OwnFormGuard implements CanActivate {
  readonly #settings: Settings;
  readonly #tokens: CsrfTokens;

  constructor(@Inject(SETTINGS) settings: Settings, tokens: CsrfTokens) {
    this.#settings = settings;
    this.#tokens = tokens;
  }

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<WebRequest & { bodyError?: unknown }>();
    const { headers } = request;
    const source = { origin: headers.origin, secFetchSite: headers['sec-fetch-site'] as string | undefined };
    // ASVS 3.5.1: a page of somebody else's cannot write here, nor sign anybody in (login CSRF).
    if (!isPostedByOurselves(source, this.#settings.publicUrl)) throw new ForeignFormError('another origin');
    if (request.bodyError !== undefined) throw request.bodyError;
    const form = await readForm(request);
    const token = form.get('csrf');
    if (request.browserId === undefined || !this.#tokens.matches(token, formPurpose, request.browserId)) {
      throw new ForeignFormError('another browser');
    }
    request.form = form;
    return true;
  }
}

/** The fields of a form that `OwnFormGuard` let through. */
export const Form = createParamDecorator(
  (_data: unknown, context: ExecutionContext): FormData | undefined =>
    context.switchToHttp().getRequest<WebRequest>().form,
);

/** Both kinds of form a browser sends. Of the one with files, the body is still in bytes. */
async function readForm({ body, headers }: WebRequest): Promise<FormData> {
  if (Buffer.isBuffer(body)) {
    const type = headers['content-type'] ?? '';
    const answer = new Response(new Uint8Array(body), { headers: { 'content-type': type } });
    return answer.formData().catch(() => new FormData());
  }
  const form = new FormData();
  for (const [name, value] of Object.entries((body ?? {}) as Record<string, unknown>)) {
    if (typeof value === 'string') form.set(name, value);
  }
  return form;
}
