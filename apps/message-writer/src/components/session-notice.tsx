import { Notice } from '@ecosystem/ui/notice';
import { findSession } from '../session/session.ts';
import type { Ending } from '../session/session-store.ts';

const endings: Readonly<Record<Ending, { readonly title: string; readonly text: string }>> = {
  'logged-out': {
    title: 'ContactSaver has ended your session here',
    text: 'Its authorization server told us, server to server: you signed out there, or you revoked our access. This browser is nobody’s now, and your drafts are safe. If you signed out, what you allowed while you are away is still allowed; if you revoked our access, nothing is.',
  },
  revoked: {
    title: 'The connection has ended',
    text: 'The authorization server does not know our refresh token any more: access was revoked, or it was not used for too long, or it was used twice. We have forgotten all tokens. Connect again to go on.',
  },
};

/** Tells a person what has happened to their session while they were not looking. */
export async function SessionNotice() {
  const session = await findSession();
  if (!session?.ended || session.connection) return null;
  const { title, text } = endings[session.ended];
  return (
    <div className="mb-8">
      <Notice kind="information" title={title}>
        <p>{text}</p>
      </Notice>
    </div>
  );
}
