import 'server-only';
import { setTimeout as wait } from 'node:timers/promises';
import { createRequestSecrets } from '../oauth/create-authorization-request.ts';
import { type HardeningChoice, createHardening } from '../oauth/hardening.ts';
import { ConnectionProblem } from '../oauth/errors.ts';
import { createClientIdentity, services } from '../services.ts';
import { ensureSession } from '../session/session.ts';
import { type BegunAuthorization, begunAuthorizations } from './begun-authorizations.ts';
import { type FlowState, isHeld, runFlow } from './driver.ts';
import { sendBrowserAway } from './send-browser-away.ts';

/** What "Connect ContactSaver" asks for. `contacts.write` comes only by step-up. */
export const connectScope = 'openid profile email birthdays.read contacts.read offline_access';

export interface BeginOptions {
  /** Space-delimited. */
  readonly scope: string;
  /** Our own page to end on. */
  readonly returnTo: string;
  readonly prompt?: string | undefined;
  readonly hold?: FlowState['hold'];
  /** What is done beyond what every run does. */
  readonly harden?: HardeningChoice | undefined;
}

/**
 * Begins an authorization for a browser's session: keeps its secrets, and takes the steps up to the one that only the
 * browser can take.
 *
 * @returns the URL to send the browser to, or undefined when the flow is held before that
 * @throws {ConnectionProblem} `authorization_server_unavailable`
 */
export async function beginAuthorization(
  sessionId: string,
  { scope, returnTo, prompt = 'consent', hold = 'nowhere', harden }: BeginOptions,
): Promise<string | undefined> {
  const { pendingAuthorizations } = services();
  const sessionIdHash = await ensureSession(sessionId);
  const hardening = harden && (await createHardening(harden));
  const messages = {
    scope,
    ...(prompt !== '' && { prompt }),
    ...(hardening && { hardening }),
    ...createRequestSecrets(),
  };
  const identity = await createClientIdentity(hardening);
  const begun = await pendingAuthorizations.create(sessionIdHash, returnTo, hold, messages);
  begunAuthorizations.publish({ sessionId, state: messages.state } satisfies BegunAuthorization);
  const state = await runFlow(pendingAuthorizations, identity, begun, wait);
  if (isHeld(state)) return undefined;
  const url = await sendBrowserAway(pendingAuthorizations, identity, state);
  if (url === undefined) throw new ConnectionProblem('invalid_answer');
  return url;
}
