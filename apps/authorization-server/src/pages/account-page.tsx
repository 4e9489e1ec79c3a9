import type { AccountModel } from '@ecosystem/prisma/authorization-server';
import { isPersonScope, scopeDescriptions } from '@ecosystem/types/scopes';
import { Button, LinkButton } from '@ecosystem/ui/button';
import type { Context } from 'koa';
import type { ConnectedApp } from '../account/connected-apps.ts';
import { formatDay } from './format.ts';
import { renderPage } from './render-page.tsx';

export interface AccountPage {
  readonly account: Pick<AccountModel, 'name' | 'email' | 'zoneinfo'>;
  readonly apps: readonly ConnectedApp[];
  readonly csrf: string;
  readonly address: string;
}

/** Who has been let in, with what, since when, and the way to end it (ASVS 10.7.3). */
export function renderAccountPage(ctx: Context, { account, apps, csrf, address }: AccountPage): void {
  renderPage(ctx, {
    title: 'Your account',
    address,
    children: (
      <>
        <h1>{account.name}</h1>
        <p className="mt-2 text-ink-soft">{account.email}</p>
        <h2 className="mt-12">Connected apps</h2>
        {apps.length === 0 && (
          <p className="mt-3 text-ink-soft">
            No app may read your contacts. When you let one in, it is listed here.
          </p>
        )}
        <ul className="mt-4 space-y-6">
          {apps.map((app) => (
            <li key={app.grantId} className="max-w-none border border-line bg-sheet p-5">
              <h3>{app.name}</h3>
              <p className="text-sm text-ink-soft">
                {app.company} · since {formatDay(app.since, account.zoneinfo)} · last used{' '}
                {formatDay(app.lastUsed, account.zoneinfo)}
              </p>
              <p className="mt-4 text-sm font-semibold">It may</p>
              <ul className="mt-1 list-inside list-disc">
                {app.scopes.filter(isPersonScope).map((scope) => (
                  <li key={scope}>{scopeDescriptions[scope].sentence}</li>
                ))}
              </ul>
              <form method="post" action="/account/revoke" className="mt-5">
                <input type="hidden" name="csrf" value={csrf} />
                <input type="hidden" name="grant" value={app.grantId} />
                <Button kind="danger" label={`Revoke ${app.name}`}>
                  Revoke
                </Button>
              </form>
            </li>
          ))}
        </ul>
        <div className="mt-12">
          <LinkButton href="/session/end?client_id=account">Sign out</LinkButton>
        </div>
      </>
    ),
  });
}
