import { Button, LinkButton } from '@ecosystem/ui/button';
import type { KoaContextWithOIDC } from 'oidc-provider';
import { allowFormTargets } from '../http/security-headers.ts';
import { renderPage } from './render-page.tsx';

/** Asks before signing out: a link or an image on some page must not be able to do it (RP-Initiated Logout 1.0 §2). */
export function renderSignOutPage(ctx: KoaContextWithOIDC): void {
  const { client, params, provider, session } = ctx.oidc;
  const state = session?.state as { secret?: string } | undefined;
  const target = params?.['post_logout_redirect_uri'];
  allowFormTargets(ctx, typeof target === 'string' ? [target] : []);
  renderPage(ctx, {
    title: 'Sign out',
    address: provider.issuer,
    children: (
      <>
        <h1>Sign out of ContactSaver?</h1>
        <p className="mt-3 text-ink-soft">
          {client && !client['party']?.toString().startsWith('first')
            ? `${client.clientName} asks whether you want to sign out here, too.`
            : 'You sign out in this browser.'}{' '}
          Apps that may work while you are away keep their access until you end it on your account page.
        </p>
        <form method="post" action={ctx.oidc.urlFor('end_session_confirm')} className="mt-8">
          <input type="hidden" name="xsrf" value={state?.secret ?? ''} />
          <div className="flex flex-wrap gap-3">
            <Button name="logout" value="yes">
              Sign out
            </Button>
            <Button kind="secondary">Stay signed in</Button>
          </div>
        </form>
      </>
    ),
  });
}

/** Where a sign-out ends when no client asked to have the person back. */
export function renderSignedOutPage(ctx: KoaContextWithOIDC): void {
  const { client, provider } = ctx.oidc;
  renderPage(ctx, {
    title: 'Signed out',
    address: provider.issuer,
    children: (
      <>
        <h1>{client ? `Signed out of ${client.clientName}` : 'You are signed out'}</h1>
        <p className="mt-3 text-ink-soft">
          {client
            ? 'You are still signed in here.'
            : 'In this browser, nobody is signed in to ContactSaver Accounts any more.'}
        </p>
        <div className="mt-8">
          <LinkButton href="/account">Your account</LinkButton>
        </div>
      </>
    ),
  });
}
