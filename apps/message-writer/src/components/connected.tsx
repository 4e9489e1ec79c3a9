import { Button } from '@ecosystem/ui/button';
import { Notice } from '@ecosystem/ui/notice';
import type { ReactNode } from 'react';
import { problems } from '../http/problems.ts';
import { ConnectionProblem } from '../oauth/errors.ts';
import type { Connection } from '../session/session-store.ts';
import { findSession } from '../session/session.ts';
import { AppFrame } from './app-frame.tsx';
import { CsrfField } from './csrf-field.tsx';

export interface ConnectedProps {
  readonly current: string;
  readonly title: string;
  readonly render: (connection: Connection) => Promise<ReactNode>;
}

/** A page that needs a connection; without one, or when it fails, the page says what happened and what to do. */
export async function Connected({ current, title, render }: ConnectedProps) {
  const connection = (await findSession())?.connection;
  if (!connection) {
    return (
      <AppFrame>
        <h1>{title}</h1>
        <p className="mt-4 text-ink-soft">
          Nothing to show yet: MessageWriter is not connected to ContactSaver.
        </p>
        <ConnectForm returnTo={current} />
      </AppFrame>
    );
  }
  const content = await render(connection).catch((error: unknown) => {
    if (error instanceof ConnectionProblem) return error;
    throw error;
  });
  const ended = content instanceof ConnectionProblem && content.code === 'connection_ended';
  return (
    <AppFrame current={current} ended={ended}>
      <h1>{title}</h1>
      {content instanceof ConnectionProblem ? <Trouble problem={content} returnTo={current} /> : content}
    </AppFrame>
  );
}

function Trouble({ problem, returnTo }: { readonly problem: ConnectionProblem; readonly returnTo: string }) {
  const { title, text, offer } = problems[problem.code];
  return (
    <div className="mt-6">
      <Notice kind="problem" title={title}>
        <p>{text}</p>
      </Notice>
      {offer === 'connect' ? (
        <ConnectForm returnTo={returnTo} />
      ) : (
        <a href={returnTo} className="button button-secondary mt-6">
          Try again
        </a>
      )}
    </div>
  );
}

function ConnectForm({ returnTo }: { readonly returnTo: string }) {
  return (
    <form method="post" action="/oauth/connect" className="mt-6">
      <CsrfField />
      <input type="hidden" name="returnTo" value={returnTo} />
      <Button>Connect ContactSaver</Button>
    </form>
  );
}
