import { PageFrame } from '@ecosystem/ui/page-frame';
import { Button } from '@ecosystem/ui/button';
import type { ReactNode } from 'react';
import { env } from '../env.ts';
import { services } from '../services.ts';
import { findSession } from '../session/session.ts';
import { CsrfField } from './csrf-field.tsx';
import { Lab } from './lab.tsx';
import { SessionNotice } from './session-notice.tsx';

const links = [
  ['/birthdays', 'Birthdays'],
  ['/messages', 'Outbox'],
  ['/contacts', 'Add a birthday'],
  ['/night', 'While you are away'],
  ['/occasions', 'Holidays'],
  ['/connection', 'Connection'],
] as const;

/** The frame of MessageWriter's pages: where to go, and as whom it reads. */
export async function AppFrame({
  current,
  ended = false,
  here = 'MessageWriter, the client',
  children,
}: {
  readonly current?: string;
  /** The connection has turned out to be gone since the session was read. */
  readonly ended?: boolean;
  /** Where in the story this page stands. */
  readonly here?: string;
  readonly children: ReactNode;
}) {
  const connection = ended ? null : (await findSession())?.connection;
  const claims = connection ? services().connections.claimsOf(connection) : undefined;
  return (
    <PageFrame
      party="message-writer"
      address={env().publicUrl}
      lab={<Lab here={here} />}
      nav={
        connection && (
          <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
            <nav aria-label="MessageWriter" className="flex flex-wrap gap-x-5">
              {links.map(([href, title]) => (
                <a
                  key={href}
                  href={href}
                  className="button button-quiet"
                  {...(href === current && { 'aria-current': 'page' })}
                >
                  {title}
                </a>
              ))}
            </nav>
            <form method="post" action="/oauth/disconnect" className="flex flex-wrap items-center gap-x-3">
              <CsrfField />
              <span className="text-sm text-ink-soft">
                Connected to ContactSaver{claims?.name ? ` as ${claims.name}` : ''}
              </span>
              <Button kind="quiet">Disconnect</Button>
              <a href="/leave" className="button button-quiet">
                Leave
              </a>
            </form>
          </div>
        )
      }
    >
      {!ended && <SessionNotice />}
      {children}
    </PageFrame>
  );
}
