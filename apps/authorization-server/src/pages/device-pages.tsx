import { Button, LinkButton } from '@ecosystem/ui/button';
import { Field } from '@ecosystem/ui/field';
import { Notice } from '@ecosystem/ui/notice';
import type { Context } from 'koa';
import type { KoaContextWithOIDC } from 'oidc-provider';
import type { ErrorAnswer } from './error-page.tsx';
import { formatDuration } from './format.ts';
import { renderPage } from './render-page.tsx';

/** Why a code was not taken, by the name of the library's error. */
const problems: Readonly<Record<string, string>> = {
  NoCodeError: 'Enter the code that your device shows.',
  NotFoundError: 'No device waits with this code. Compare it letter by letter; it is good for ten minutes.',
  ExpiredError: 'This code has expired. Let your device show a new one.',
  AlreadyUsedError: 'This code has been answered already. A code counts once.',
};

/** Where a person types in the code that a device shows (RFC 8628 §3.3). */
export function renderUserCodePage(
  ctx: KoaContextWithOIDC,
  _form: string,
  answer?: ErrorAnswer,
  error?: { name?: string; userCode?: string },
): void {
  ctx.state['userCodeProblem'] = error?.name;
  if (error?.name === 'AbortedError') return renderDeviceRefused(ctx);
  const problem = problems[error?.name ?? ''];
  const { secret = '' } = ctx.oidc.session?.state as { secret?: string };
  renderPage(ctx, {
    title: 'Connect a device',
    address: ctx.oidc.provider.issuer,
    children: (
      <>
        <h1>Connect a device</h1>
        <p className="mt-3 text-ink-soft">
          A device or a program without a browser of its own shows you a code. Nothing is allowed before you
          have seen what it asks for.
        </p>
        {answer && problem === undefined && (
          <div className="mt-6">
            <Notice kind="problem" title="This did not work">
              <p>The form was too old, or not from this page. Nothing was changed: try again.</p>
            </Notice>
          </div>
        )}
        <form method="post" action="/device" className="mt-8 space-y-5">
          <input type="hidden" name="xsrf" value={secret} />
          <Field
            label="Code"
            name="user_code"
            hint="Two groups of four letters, such as BCDF-GHJK."
            autoComplete="off"
            maxLength={20}
            required
            defaultValue={error?.userCode ?? (ctx.state['userCode'] as string | undefined) ?? ''}
            {...(problem !== undefined && { error: problem })}
          />
          <Button>Go on</Button>
        </form>
      </>
    ),
  });
  if (problem !== undefined) ctx.status = 422;
}

/** The last page: the rest happens on the device. */
export function renderDeviceDonePage(ctx: KoaContextWithOIDC): void {
  const name = ctx.oidc.client?.clientName ?? 'the device';
  renderPage(ctx, {
    title: 'Look at your device',
    address: ctx.oidc.provider.issuer,
    children: (
      <>
        <h1>Look at your device</h1>
        <div className="mt-6">
          <Notice kind="done" title={`${name} has your answer`}>
            <p>It asks every few seconds, and goes on by itself. You can close this page.</p>
          </Notice>
        </div>
        <div className="mt-8">
          <LinkButton href="/account">Your account</LinkButton>
        </div>
      </>
    ),
  });
}

function renderDeviceRefused(ctx: KoaContextWithOIDC): void {
  ctx.status = 200;
  renderPage(ctx, {
    title: 'You said no',
    address: ctx.oidc.provider.issuer,
    children: (
      <>
        <h1>You said no</h1>
        <p className="mt-3 text-ink-soft">
          The device is told when it asks next, and gets nothing. Its code cannot be used any more.
        </p>
        <div className="mt-8">
          <LinkButton href="/account">Your account</LinkButton>
        </div>
      </>
    ),
  });
}

/** @param seconds until the next try */
export function renderTooManyGuesses(ctx: Context, seconds: number): void {
  ctx.set('Retry-After', String(seconds));
  renderPage(ctx, {
    title: 'Connect a device',
    address: ctx.app && 'issuer' in ctx.app ? String(ctx.app.issuer) : '',
    children: (
      <>
        <h1>Connect a device</h1>
        <div className="mt-6">
          <Notice kind="problem" title="Too many wrong codes">
            <p>Try again in {formatDuration(seconds)}, with the code that your device shows then.</p>
          </Notice>
        </div>
      </>
    ),
  });
  ctx.status = 429;
}
