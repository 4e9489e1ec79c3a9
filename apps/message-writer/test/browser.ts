import { randomUUID } from 'node:crypto';
import { beginAuthorization, connectScope } from '../src/flow/begin-authorization.ts';
import { type FinishedAuthorization, finishAuthorization } from '../src/flow/finish-authorization.ts';
import { type Moved, findRun, takeHeldStep } from '../src/flow/held-run.ts';
import type { StepName } from '../src/flow/steps.ts';
import type { HardeningChoice } from '../src/oauth/hardening.ts';
import type { PendingAuthorization } from '../src/flow/pending-authorizations.ts';
import { createSessionId, hashSessionId } from '../src/session/session-id.ts';
import { services } from '../src/services.ts';
import type { TestIssuer } from './issuer.ts';
import type { Connection } from '../src/session/session-store.ts';

/** A browser that has been sent away, and what it would bring back. */
export interface DepartedBrowser {
  readonly sessionId: string;
  readonly state: string;
  readonly nonce: string;
  /** The query of its return, with parameters changed, or taken out by `undefined`. */
  query(changed?: Record<string, string | undefined>): string;
}

const request = { scope: connectScope, returnTo: '/birthdays' };

/** A browser presses "Connect ContactSaver"; the issuer will give tokens for its nonce. */
export async function depart(issuer: TestIssuer, sessionId = createSessionId()): Promise<DepartedBrowser> {
  const url = await beginAuthorization(sessionId, request);
  const { state = '', nonce = '' } = Object.fromEntries(new URL(url ?? '').searchParams);
  return departed(issuer, { sessionId, state, nonce });
}

/** A browser whose run stops before every step; it is not sent away before its third, or its fourth when hardened. */
export async function departHeld(issuer: TestIssuer, harden?: HardeningChoice): Promise<DepartedBrowser> {
  const sessionId = createSessionId();
  await beginAuthorization(sessionId, { ...request, hold: 'every', ...(harden && { harden }) });
  const { messages } = await runOf({ sessionId });
  return departed(issuer, { sessionId, state: messages.state, nonce: messages.nonce });
}

function departed(
  issuer: TestIssuer,
  known: Pick<DepartedBrowser, 'nonce' | 'sessionId' | 'state'>,
): DepartedBrowser {
  issuer.answers['token-request'] = () => issuer.tokens(known.nonce);
  const answer = { code: randomUUID(), state: known.state, iss: issuer.url };
  return {
    ...known,
    query: (changed = {}) => {
      const members = Object.entries({ ...answer, ...changed });
      const present = members.filter((member): member is [string, string] => member[1] !== undefined);
      return new URLSearchParams(present).toString();
    },
  };
}

/** A browser comes back, and nothing holds its run. */
export async function finish(sessionId: string | undefined, query: string): Promise<FinishedAuthorization> {
  const finished = await finishAuthorization(sessionId, query);
  if (finished === undefined) throw new Error('the run is held');
  return finished;
}

/** A browser's newest run, as it is kept now. */
export async function runOf({ sessionId }: { sessionId: string }): Promise<PendingAuthorization> {
  const run = await findRun(sessionId);
  if (run === undefined) throw new Error('there is no run');
  return run;
}

/** Somebody presses Next on a page that shows the run as it is. */
export async function pressNext(browser: DepartedBrowser): Promise<Moved> {
  const run = await runOf(browser);
  return takeHeldStep(run, run.step);
}

/** Next until a step is the coming one; the browser comes back on the way. */
export async function pressNextUntil(
  issuer: TestIssuer,
  browser: DepartedBrowser,
  step: StepName,
): Promise<void> {
  while ((await runOf(browser)).step !== step) {
    const moved = await pressNext(browser);
    if (moved.kind === 'browser') await finishAuthorization(browser.sessionId, browser.query());
  }
  issuer.requests.splice(0);
}

/** The connection of a browser's session, if it has one. */
export async function connectionOf(sessionId: string): Promise<Connection | null> {
  const session = await services().sessions.find(hashSessionId(sessionId));
  return session?.connection ?? null;
}

/** A browser that is connected, with an access token that lives this long (seconds). */
export async function connect(issuer: TestIssuer, expires_in: number): Promise<Connection> {
  const browser = await depart(issuer);
  issuer.answers['token-request'] = () => issuer.tokens(browser.nonce, {}, { expires_in });
  const { sessionId } = await finish(browser.sessionId, browser.query());
  issuer.requests.splice(0);
  return (await connectionOf(sessionId)) as Connection;
}
