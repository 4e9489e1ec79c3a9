import 'server-only';
import { isPostedByOurselves } from '@ecosystem/form-protection/posted-by-ourselves';
import { env } from '../env.ts';
import { services } from '../services.ts';
import { readSessionId } from '../session/session.ts';

/** A form that came from a page of ours, in the session it was rendered for. */
export interface OwnForm {
  readonly sessionId: string;
  readonly fields: Readonly<Record<string, string>>;
}

const formTypes = ['application/x-www-form-urlencoded', 'multipart/form-data'];
const longestForm = 32_768;

/** The token every form of a page carries. */
export async function csrfToken(): Promise<string> {
  const sessionId = await readSessionId();
  return sessionId === undefined ? '' : services().csrfTokens.create('form', sessionId);
}

/**
 * Reads a form, or answers 403. The origin must be ours exactly and the token must fit the session: a page of another
 * party on the same host cannot write here (ASVS 3.5.1). Of a file its text is taken.
 *
 * @param longest bytes
 */
export async function readOwnForm(request: Request, longest = longestForm): Promise<OwnForm | Response> {
  const source = {
    origin: request.headers.get('origin'),
    secFetchSite: request.headers.get('sec-fetch-site'),
  };
  if (!isPostedByOurselves(source, env().publicUrl)) return refuse(403);
  const type = request.headers.get('content-type')?.split(';')[0]?.trim() ?? '';
  if (!formTypes.includes(type)) return refuse(415);
  // A body whose length is not said would be read whole before anything is known of it.
  if (Number(request.headers.get('content-length') ?? Infinity) > longest) return refuse(413);
  const sessionId = await readSessionId();
  const form = await request.formData().catch(() => undefined);
  if (!form) return refuse(400);
  const fields = Object.fromEntries(
    await Promise.all(
      [...form].map(async ([name, value]) => [name, typeof value === 'string' ? value : await value.text()]),
    ),
  ) as Record<string, string>;
  if (sessionId === undefined || !services().csrfTokens.matches(fields['csrf'], 'form', sessionId)) {
    return refuse(403);
  }
  return { sessionId, fields };
}

function refuse(status: number): Response {
  const text = 'This form did not come from a page of MessageWriter. Open the page again and retry.\n';
  return new Response(text, { status, headers: { 'Cache-Control': 'no-store' } });
}
