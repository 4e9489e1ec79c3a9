import type { AccountModel } from '@ecosystem/prisma/authorization-server';
import { LinkButton } from '@ecosystem/ui/button';
import { Notice } from '@ecosystem/ui/notice';
import type { Context } from 'koa';
import type { ConnectedApp } from '../account/connected-apps.ts';
import type { EndedApp, Told } from '../account/ended-app.ts';
import { ConnectedAppEntry } from './connected-app-entry.tsx';
import { formatDuration } from './format.ts';
import { renderPage } from './render-page.tsx';

export interface AccountPage {
  readonly account: Pick<AccountModel, 'name' | 'email' | 'zoneinfo'>;
  readonly apps: readonly ConnectedApp[];
  readonly csrf: string;
  readonly address: string;
  /** The app whose access this person has ended a moment ago. */
  readonly ended: EndedApp | undefined;
  /** Seconds. */
  readonly jwtLifetime: number;
}

/** Who has been let in, with what, since when, and the way to end it (ASVS 10.7.3). */
export function renderAccountPage(
  ctx: Context,
  { account, apps, csrf, address, ended, jwtLifetime }: AccountPage,
): void {
  renderPage(ctx, {
    title: 'Your account',
    address,
    children: (
      <>
        <h1>{account.name}</h1>
        <p className="mt-2 text-ink-soft">{account.email}</p>
        {ended && (
          <div className="mt-6">
            <EndedNotice app={ended} jwtLifetime={jwtLifetime} />
          </div>
        )}
        <h2 className="mt-12">Connected apps</h2>
        {apps.length === 0 ? (
          <p className="mt-3 text-ink-soft">
            No app may read your contacts. When you let one in, it is listed here.
          </p>
        ) : (
          <p className="mt-3 text-ink-soft">
            One entry for each app and browser. Times are those of {account.zoneinfo.replaceAll('_', ' ')}.
          </p>
        )}
        <ul className="mt-4 space-y-6">
          {apps.map((app) => (
            <ConnectedAppEntry key={app.grantId} app={app} csrf={csrf} timeZone={account.zoneinfo} />
          ))}
        </ul>
        <div className="mt-12">
          <LinkButton href="/session/end?client_id=account">Sign out</LinkButton>
        </div>
      </>
    ),
  });
}

interface EndedNoticeProps {
  readonly app: EndedApp;
  readonly jwtLifetime: number;
}

const tellings: Readonly<Record<Told, (name: string) => string>> = {
  yes: (name) => `We have told ${name} that its session is over.`,
  no: (name) => `We could not reach ${name} to tell it. It will notice when it asks us for the next token.`,
  nobody: (name) =>
    `${name} had no session to be told about. It will notice when it asks us for the next token.`,
};

/** RFC 7009 §3: what nobody can take back is said, not hidden. */
function EndedNotice({ app, jwtLifetime }: EndedNoticeProps) {
  return (
    <Notice kind="done" title={`${app.name} has no access any more`}>
      <p>
        Whatever it had to renew its access, and every token that is looked up here when it is used, stopped
        working at once. It cannot get new ones without asking you.
      </p>
      <p>{tellings[app.told](app.name)}</p>
      <p>
        One thing cannot be taken back: an access token that the API checks by its signature. If {app.name}{' '}
        holds one, it works until it expires, at most {formatDuration(jwtLifetime)} from now.
      </p>
    </Notice>
  );
}
