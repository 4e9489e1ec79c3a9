import { LinkButton } from '@ecosystem/ui/button';
import { Notice } from '@ecosystem/ui/notice';
import { Wire } from '@ecosystem/ui/wire';
import type { Context } from 'koa';
import type { Client } from 'oidc-provider';
import { renderPage } from './render-page.tsx';

/** What a program is told (RFC 6749 §5.2), and what a person's page is made from. */
export interface ErrorAnswer {
  readonly error: string;
  readonly error_description?: string | undefined;
}

const headlines: Readonly<Record<string, string>> = {
  access_denied: 'You said no',
  invalid_client: 'We do not know this app',
  invalid_redirect_uri: 'The answer would have gone to the wrong place',
  invalid_request: 'This request is not right',
  not_found: 'There is nothing here',
  server_error: 'Something went wrong on our side',
  temporarily_unavailable: 'We are not ready right now',
  login_required: 'You are not signed in',
};

/**
 * Answers an error that must not, or cannot, be sent to a client: a page for a person, JSON for a program. The answer
 * never repeats what the request contained, beyond what the library itself vouches for.
 */
export function renderErrorPage(ctx: Context, answer: ErrorAnswer, reason?: { name?: string }): void {
  ctx.set('Cache-Control', 'no-store');
  if (ctx.accepts('json', 'html') !== 'html') {
    ctx.body = {
      error: answer.error,
      ...(answer.error_description && { error_description: answer.error_description }),
    };
    return;
  }
  const expired = reason?.name === 'SessionNotFound';
  const client = (ctx as { oidc?: { client?: Client } }).oidc?.client;
  const home = client?.clientUri;
  const { status } = ctx;
  renderPage(ctx, {
    title: 'Error',
    address: ctx.app && 'issuer' in ctx.app ? String(ctx.app.issuer) : '',
    children: (
      <>
        <h1>{expired ? 'This page is too old' : (headlines[answer.error] ?? 'This did not work')}</h1>
        <div className="mt-6">
          <Notice kind="problem" title={`${status} · ${answer.error}`}>
            {answer.error_description && !expired && <p>{sentence(answer.error_description)}</p>}
            <p>{advice(status, expired)}</p>
          </Notice>
        </div>
        <div className="mt-8 flex flex-wrap gap-3">
          {home && <LinkButton href={home}>Back to {client.clientName}</LinkButton>}
          <LinkButton href="/account">Your account</LinkButton>
        </div>
        <p className="mt-8 text-sm text-ink-soft">
          In protocol words: <Wire>error={answer.error}</Wire>
        </p>
      </>
    ),
  });
  ctx.status = status;
}

function advice(status: number, expired: boolean): string {
  if (expired)
    return 'The sign-in it belonged to has ended or was already answered. Go back to the app and start again.';
  if (status >= 500) return 'Nothing was changed. Try again in a moment.';
  return 'Nothing was changed. If you did not write this address yourself, go back to the app and start again.';
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}${text.endsWith('.') ? '' : '.'}`;
}
