import { isPersonScope, offlineAccessScope, scopeDescriptions } from '@ecosystem/types/scopes';
import { Button } from '@ecosystem/ui/button';
import type { ConnectedApp } from '../account/connected-apps.ts';
import { formatDay, formatMoment } from './format.ts';

export interface ConnectedAppEntryProps {
  readonly app: ConnectedApp;
  readonly csrf: string;
  /** The person's own, as in `Europe/Berlin`. */
  readonly timeZone: string;
}

/** One app in one browser: what it may, since when, until when, and the button that ends it. */
export function ConnectedAppEntry({ app, csrf, timeZone }: ConnectedAppEntryProps) {
  const keepsAccess = app.scopes.includes(offlineAccessScope);
  const browser = app.inThisBrowser ? 'this browser' : 'another browser';
  return (
    <li className="max-w-none border border-line bg-sheet p-5">
      <h3>{app.name}</h3>
      <p className="text-sm text-ink-soft">{app.company}</p>
      <p className="mt-1 text-sm text-ink-soft">
        Let in from {browser}, {formatMoment(app.since, timeZone)} ·{' '}
        {app.lastUsed
          ? `last used ${formatMoment(app.lastUsed, timeZone)}`
          : 'not used lately, and holds nothing that works'}
      </p>
      <p className="mt-4 text-sm font-semibold">It may</p>
      <ul className="mt-1 list-disc pl-5">
        {app.scopes.filter(isPersonScope).map((scope) => (
          <li key={scope}>{scopeDescriptions[scope].sentence}</li>
        ))}
      </ul>
      <p className="mt-3 text-sm text-ink-soft">
        {keepsAccess ? 'Until you end it here' : `Until you sign out in ${browser} or end it here`}, at the
        latest until {formatDay(app.until, timeZone)}.
      </p>
      <form method="post" action="/account/revoke" className="mt-5">
        <input type="hidden" name="csrf" value={csrf} />
        <input type="hidden" name="grant" value={app.grantId} />
        <Button kind="danger" label={`Revoke ${app.name} in ${browser}`}>
          Revoke
        </Button>
      </form>
    </li>
  );
}
