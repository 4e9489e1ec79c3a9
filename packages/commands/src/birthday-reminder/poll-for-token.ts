/**
 * Device access token request: this program → authorization server, POST /token with the device code, again and again.
 *
 * Before: the person may be deciding, somewhere else. After: an access token, or the reason why there is none.
 * RFC 8628 §3.4 and §3.5
 */
import {
  type DeviceAuthorizationResponse,
  ResponseBodyError,
  type TokenEndpointResponse,
  deviceCodeGrantRequest,
  processDeviceCodeResponse,
} from 'oauth4webapi';
import type { ReminderContext } from './client.ts';
import { ReminderStopped } from './reminder-stopped.ts';

/** RFC 8628 §3.2: seconds between two questions where the server does not say. */
const usualInterval = 5;

/** RFC 8628 §3.5: seconds by which the interval grows with every `slow_down`. */
const slowDownStep = 5;

const refusals: Readonly<Record<string, string>> = {
  access_denied: 'You have said no. Nothing was read.',
  expired_token: 'The code has expired before anybody has answered. Start again for a new one.',
};

export interface PollOptions {
  /** Waits; ends early, with a rejection, when the person stops the program. @param seconds */
  readonly wait: (seconds: number) => Promise<void>;
}

/** @throws {ReminderStopped} when the person has said no, or nobody has answered in time */
export async function pollForToken(
  context: ReminderContext,
  { device_code, expires_in, interval = usualInterval }: DeviceAuthorizationResponse,
  { wait }: PollOptions,
): Promise<TokenEndpointResponse> {
  let seconds = interval;
  for (let waited = 0; waited <= expires_in + seconds; waited += seconds) {
    await wait(seconds);
    const answer = await ask(context, device_code);
    if (answer === 'lost') {
      // RFC 8628 §3.5: after a timeout a client asks less often.
      seconds *= 2;
      continue;
    }
    if (answer === 'slow_down') seconds += slowDownStep;
    if (typeof answer === 'object') return answer;
  }
  throw new ReminderStopped(refusals['expired_token']);
}

async function ask(
  { authorizationServer, client, clientAuthentication, http, resource }: ReminderContext,
  deviceCode: string,
): Promise<TokenEndpointResponse | 'authorization_pending' | 'lost' | 'slow_down'> {
  const options = { ...http, additionalParameters: { resource } };
  const answer = await deviceCodeGrantRequest(
    authorizationServer,
    client,
    clientAuthentication,
    deviceCode,
    options,
  ).catch(() => undefined);
  if (!answer || answer.status >= 500) return 'lost';
  try {
    return await processDeviceCodeResponse(authorizationServer, client, answer);
  } catch (error) {
    if (!(error instanceof ResponseBodyError)) throw error;
    if (error.error === 'authorization_pending' || error.error === 'slow_down') return error.error;
    const refusal = refusals[error.error] ?? `The authorization server refuses: ${error.error}.`;
    throw new ReminderStopped(refusal, { cause: error });
  }
}
