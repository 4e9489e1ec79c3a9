import type { ActivityEntry } from '@ecosystem/types/activity';
import { Wire } from '@ecosystem/ui/wire';
import type { ActivityPage } from '../address-book/contacts-client.ts';
import { formatInstant } from './format.ts';
import { type PageContext, renderWebPage } from './render-web-page.tsx';

/** Which apps have asked for this person's data, for what, and when. */
export function renderActivityPage(context: PageContext, { items, nextCursor }: ActivityPage): string {
  return renderWebPage(context, {
    title: 'Activity',
    section: '/app/activity',
    children: (
      <>
        <h1>Activity</h1>
        <p className="mt-4 text-ink-soft">
          Every time an app asks ContactSaver’s API for your data, the API writes it down here: who, for what,
          and how it ended; never what it read. This address book is one of the apps. Entries are kept for 90
          days. You end an app’s access on <a href={`${context.issuer}/account`}>your account page</a>.
        </p>
        {items.length === 0 ? (
          <p className="mt-8 text-ink-soft">Nobody has asked for anything yet.</p>
        ) : (
          <ol className="mt-8 border-b border-line">
            {items.map((entry, index) => (
              <Entry key={`${entry.occurredAt} ${index}`} entry={entry} />
            ))}
          </ol>
        )}
        {nextCursor !== null && (
          <p className="mt-6">
            <a href={`/app/activity?${new URLSearchParams({ cursor: nextCursor })}`}>Earlier</a>
          </p>
        )}
      </>
    ),
  });
}

function Entry({ entry: { clientId, occurredAt, outcome, route } }: { readonly entry: ActivityEntry }) {
  const { icon, text } = outcomes[outcome];
  return (
    <li className="grid max-w-none gap-x-4 border-t border-line py-3 sm:grid-cols-[14rem_1fr_auto]">
      <span className="font-semibold">
        {clientId === 'contact-saver-web' ? 'You, in this address book' : <Wire>{clientId}</Wire>}
      </span>
      <span>
        <Wire>{route}</Wire>
        <span className={`block text-sm ${outcome === 'answered' ? 'text-ink-soft' : 'text-problem'}`}>
          <span aria-hidden="true">{icon} </span>
          {text}
        </span>
      </span>
      <time dateTime={occurredAt} className="text-sm text-ink-soft">
        {formatInstant(occurredAt)}
      </time>
    </li>
  );
}

const outcomes: Readonly<Record<ActivityEntry['outcome'], { readonly icon: string; readonly text: string }>> =
  {
    answered: { icon: '✓', text: 'got it' },
    refused: { icon: '▲', text: 'refused: you have not allowed this' },
    invalid: { icon: '▲', text: 'refused: the request was wrong' },
    not_found: { icon: '▲', text: 'there was no such thing' },
    failed: { icon: '▲', text: 'could not be answered' },
  };
