import { randomUUID } from 'node:crypto';
import type { ConnectionModel } from '@ecosystem/prisma/message-writer';
import { beginAuthorization, connectScope } from '../src/flow/begin-authorization.ts';
import { finishAuthorization } from '../src/flow/finish-authorization.ts';
import { createSessionId, hashSessionId } from '../src/session/session-id.ts';
import { database } from '../src/storage/database.ts';
import type { TestIssuer } from './issuer.ts';

/** A browser that has been sent away, and what it would bring back. */
export interface DepartedBrowser {
  readonly sessionId: string;
  readonly state: string;
  readonly nonce: string;
  /** The query of its return, with parameters changed, or taken out by `undefined`. */
  query(changed?: Record<string, string | undefined>): string;
}

/** A browser presses "Connect ContactSaver"; the issuer will give tokens for its nonce. */
export async function depart(issuer: TestIssuer, sessionId = createSessionId()): Promise<DepartedBrowser> {
  const request = new URL(await beginAuthorization(sessionId, connectScope, '/birthdays'));
  const { state = '', nonce = '' } = Object.fromEntries(request.searchParams);
  issuer.onTokenRequest = () => issuer.tokens(nonce);
  const answer = { code: randomUUID(), state, iss: issuer.url };
  return {
    sessionId,
    state,
    nonce,
    query: (changed = {}) => {
      const members = Object.entries({ ...answer, ...changed });
      const present = members.filter((member): member is [string, string] => member[1] !== undefined);
      return new URLSearchParams(present).toString();
    },
  };
}

/** The connection of a browser's session, if it has one. */
export async function connectionOf(sessionId: string): Promise<ConnectionModel | null> {
  const session = await database().session.findUnique({
    where: { idHash: hashSessionId(sessionId) },
    include: { connection: true },
  });
  return session?.connection ?? null;
}

/** A browser that is connected, with an access token that lives this long (seconds). */
export async function connect(issuer: TestIssuer, expires_in: number): Promise<ConnectionModel> {
  const browser = await depart(issuer);
  issuer.onTokenRequest = () => issuer.tokens(browser.nonce, {}, { expires_in });
  const { sessionId } = await finishAuthorization(browser.sessionId, browser.query());
  issuer.requests.splice(0);
  return (await connectionOf(sessionId)) as ConnectionModel;
}
