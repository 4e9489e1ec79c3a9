import { Button } from '@ecosystem/ui/button';
import { DemoAid } from '@ecosystem/ui/demo-aid';
import { Field } from '@ecosystem/ui/field';
import { Notice } from '@ecosystem/ui/notice';
import { Wire } from '@ecosystem/ui/wire';
import type { Context } from 'koa';
import { allowFormTargets } from '../http/security-headers.ts';
import type { PendingInteraction } from '../interactions/interaction-context.ts';
import type { SignInRefusal } from '../interactions/login.ts';
import type { InteractionServices } from '../interactions/services.ts';
import { renderPage } from './render-page.tsx';

const demoPeople = ['ada@example.com', 'grace@example.com', 'linus@example.com'];

/** The one page of the whole ecosystem that has a password field. */
export function renderLoginPage(
  ctx: Context,
  { client, details, redirectUri }: PendingInteraction,
  { csrfTokens, issuer, lab }: InteractionServices,
  refusal?: SignInRefusal,
): void {
  const hint = details.params['login_hint'];
  allowFormTargets(ctx, redirectUri === undefined ? [] : [redirectUri]);
  renderPage(ctx, {
    title: 'Sign in',
    address: issuer,
    children: (
      <>
        <h1>Sign in</h1>
        <p className="mt-3 text-ink-soft">
          {client.party === 'first-party' ? (
            'to see your account and the apps you have let in.'
          ) : (
            <>
              <strong className="text-ink">{client.clientName}</strong> sent you here. It will not learn your
              password, and it gets nothing before you have said yes on the next page.
            </>
          )}
        </p>
        <form method="post" action={`/interaction/${details.uid}/login`} className="mt-8 space-y-5">
          {refusal?.status === 429 && <Notice kind="problem" title={refusal.message} />}
          <input type="hidden" name="csrf" value={csrfTokens.create('login', details.uid)} />
          <Field
            label="E-mail"
            name="email"
            type="email"
            autoComplete="username"
            maxLength={254}
            required
            defaultValue={refusal?.email ?? (typeof hint === 'string' ? hint : '')}
          />
          <Field
            label="Password"
            name="password"
            type="password"
            autoComplete="current-password"
            required
            {...(refusal?.status === 422 && { error: refusal.message })}
          />
          <Button>Sign in</Button>
        </form>
        {lab && (
          <DemoAid>
            <p>
              People who live here: {demoPeople.map((email) => email).join(', ')}. Everybody’s password is{' '}
              <Wire>correct horse battery staple</Wire>.
            </p>
          </DemoAid>
        )}
      </>
    ),
  });
}
