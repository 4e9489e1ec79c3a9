import { Button, LinkButton } from '@ecosystem/ui/button';
import type { KoaContextWithOIDC } from 'oidc-provider';
import { allowFormTargets } from '../http/security-headers.ts';
import { type AffectedApps, findAffectedApps } from '../logout/affected-apps.ts';
import { listNames } from './format.ts';
import { renderPage } from './render-page.tsx';

interface SignOutState {
  readonly secret?: string;
  clientId?: string | undefined;
}

/** Asks before signing out: a link or an image on some page must not be able to do it (RP-Initiated Logout 1.0 §2). */
export async function renderSignOutPage(ctx: KoaContextWithOIDC): Promise<void> {
  const { client, params, provider, session } = ctx.oidc;
  const state = (session?.state ?? {}) as SignOutState;
  // RP-Initiated Logout 1.0 §6: "Stay signed in" ends an app's session only if the app has shown whose it is.
  if (!isHintForThisPerson(ctx)) state.clientId = undefined;
  const target = params?.['post_logout_redirect_uri'];
  allowFormTargets(ctx, typeof target === 'string' ? [target] : []);
  const apps = await findAffectedApps(ctx);
  renderPage(ctx, {
    title: 'Sign out',
    address: provider.issuer,
    children: (
      <>
        <h1>Sign out of ContactSaver?</h1>
        <p className="mt-3 text-ink-soft">
          {client && client['party'] !== 'first-party'
            ? `${client.clientName} asks whether you want to sign out here, too.`
            : 'You sign out in this browser.'}
        </p>
        <Consequences {...apps} />
        <form method="post" action={ctx.oidc.urlFor('end_session_confirm')} className="mt-8">
          <input type="hidden" name="xsrf" value={state.secret ?? ''} />
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

/** What becomes of the apps that were let in from this browser. */
function Consequences({ keepAccess, loseAccess }: AffectedApps) {
  return (
    <>
      {loseAccess.length > 0 && (
        <p className="mt-3">
          {listNames(loseAccess)} will lose access: you have not allowed it while you are away.
        </p>
      )}
      {keepAccess.length > 0 && (
        <p className="mt-3">
          {listNames(keepAccess)} will keep access, as you have allowed, also while you are away. You end that
          on your <a href="/account">account page</a>.
        </p>
      )}
    </>
  );
}

function isHintForThisPerson({ oidc }: KoaContextWithOIDC): boolean {
  const { payload } = (oidc.entities as { IdTokenHint?: { payload?: { sub?: string } } }).IdTokenHint ?? {};
  return payload?.sub !== undefined && payload.sub === oidc.session?.accountId;
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
