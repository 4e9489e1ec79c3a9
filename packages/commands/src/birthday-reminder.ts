import { setTimeout as delay } from 'node:timers/promises';
import open from 'open';
import type { TokenEndpointResponse } from 'oauth4webapi';
import { fetchParties, whatRuns } from './apps/what-runs.ts';
import { authorizeInBrowser } from './birthday-reminder/authorize-in-browser.ts';
import { type ReminderContext, createContext } from './birthday-reminder/client.ts';
import { findBirthdays, showBirthdays } from './birthday-reminder/list-birthdays.ts';
import { pollForToken } from './birthday-reminder/poll-for-token.ts';
import { ReminderStopped } from './birthday-reminder/reminder-stopped.ts';
import { requestDeviceAuthorization } from './birthday-reminder/request-device-authorization.ts';
import { showUserCode } from './birthday-reminder/show-user-code.ts';
import { env } from './env.ts';
import { readParameters } from './parameters.ts';

/**
 * `npm run birthday-reminder -- [--browser [--no-open]] [--client-id ID]`: this week's birthdays in a terminal. By device code
 * nothing is opened here, so it works over SSH; with `--browser` the system's browser asks. Exit code 1 when there is no
 * yes, 2 when a server is missing. The token is kept nowhere.
 */
const usage = 'npm run birthday-reminder -- [--browser [--no-open]] [--client-id ID]';
const parameters = readParameters(usage, {
  browser: { type: 'boolean', default: false },
  'no-open': { type: 'boolean', default: false },
  'client-id': { type: 'string', default: 'birthday-reminder' },
});
const stopping = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stopping.abort());

const running = await whatRuns(env);
const missing = ['authorization server', 'ContactSaver'].filter((name) => !running.includes(name));
if (missing.length > 0) exit(2, `Not running: ${missing.join(', ')}. Start everything with npm start.`);

try {
  const context = await createContext({
    clientId: parameters['client-id'],
    issuer: env.authorizationServerUrl,
    resource: env.contactSaverUrl,
    // Whose birthday is when, and nothing else.
    scope: 'birthdays.read',
    fetch: fetchParties(env, 15_000),
  });
  const { access_token } = await (parameters.browser ? byBrowser(context) : byDeviceCode(context));
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  process.stdout.write(
    showBirthdays(await findBirthdays(context, access_token, { now: new Date(), timeZone })),
  );
} catch (error) {
  if (stopping.signal.aborted)
    exit(1, '\nStopped. Nothing was read; a code that was shown expires by itself.');
  // An answer that was refused may hold a code or a token: it is named, not shown.
  const reason =
    error instanceof ReminderStopped ? error.message : `It did not work: ${(error as Error).name}.`;
  exit(1, reason);
}

async function byDeviceCode(context: ReminderContext): Promise<TokenEndpointResponse> {
  const codes = await requestDeviceAuthorization(context);
  process.stderr.write(showUserCode(codes));
  return pollForToken(context, codes, {
    wait: (seconds) => delay(seconds * 1000, undefined, { signal: stopping.signal }),
  });
}

function byBrowser(context: ReminderContext): Promise<TokenEndpointResponse> {
  const stopped = new Promise<never>((_resolve, reject) => {
    stopping.signal.addEventListener('abort', () => reject(new ReminderStopped('Stopped.')));
  });
  return authorizeInBrowser(context, {
    stopped,
    async show(address) {
      process.stderr.write(`Open this address in a browser on this machine; Ctrl-C stops:\n\n${address}\n\n`);
      if (!parameters['no-open']) await open(address).catch(() => undefined);
    },
  });
}

function exit(code: number, message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(code);
}
