import { setTimeout as delay } from 'node:timers/promises';
import { activityResource } from '@ecosystem/types/resources';
import open from 'open';
import { fetchParties, whatRuns } from './apps/what-runs.ts';
import { readTransactions, tryToPay } from './bank-report/read-transactions.ts';
import { renewUntilRevoked } from './bank-report/renew-until-revoked.ts';
import { authorizeInBrowser } from './birthday-reminder/authorize-in-browser.ts';
import { createContext } from './birthday-reminder/client.ts';
import { ReminderStopped } from './birthday-reminder/reminder-stopped.ts';
import { env } from './env.ts';
import { readParameters } from './parameters.ts';

/**
 * `npm run bank-report -- [--no-open]`: a program that may read transactions and not pay. It reads, tries to pay and is
 * refused, and goes on reading with new access tokens until its person revokes it. Exit code 1 when the bank would have
 * let it pay, or there is no yes; 2 when a server is missing.
 */
const parameters = readParameters('npm run bank-report -- [--no-open]', {
  'no-open': { type: 'boolean', default: false },
});
const stopping = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stopping.abort());
const running = await whatRuns(env);
const missing = ['authorization server', 'ContactSaver'].filter((name) => !running.includes(name));
if (missing.length > 0) exit(2, `Not running: ${missing.join(', ')}. Start everything with npm start.`);

/** Milliseconds between two reports. */
const pause = 3_000;

try {
  const context = await createContext({
    clientId: 'bank-report',
    issuer: env.authorizationServerUrl,
    resource: activityResource(env.contactSaverUrl),
    scope: 'transactions.read',
    fetch: fetchParties(env, 15_000),
  });
  const { access_token, refresh_token } = await authorizeInBrowser(context, { show, stopped: stopped() });
  await report(access_token);
  const { missing: scope, status } = await tryToPay(context, access_token);
  if (status !== 403) exit(1, `The bank answered ${status} to a payment: it should have refused it.`);
  say(`Paying: 403 insufficient_scope. This program would need ${scope}, and nobody has allowed that.`);
  say(`Reading on. Revoke “Bank Report” at ${env.authorizationServerUrl}/account; Ctrl-C stops.`);
  await renewUntilRevoked(context, refresh_token ?? '', {
    use: report,
    wait: () => delay(pause, undefined, { signal: stopping.signal }),
  });
  say('Refused: invalid_grant. The access was taken back, and even reading has ended.');

  async function report(accessToken: string): Promise<void> {
    const transactions = await readTransactions(context, accessToken);
    const spent = transactions.filter(({ amount }) => amount.startsWith('-')).length;
    say(`Reading: ${transactions.length} transactions, ${spent} of them payments.`);
  }
} catch (error) {
  if (stopping.signal.aborted) exit(1, '\nStopped. The access is still allowed, until you revoke it.');
  exit(1, error instanceof ReminderStopped ? error.message : `It did not work: ${(error as Error).name}.`);
}

async function show(address: string): Promise<void> {
  process.stderr.write(`Open this address in a browser on this machine; Ctrl-C stops:\n\n${address}\n\n`);
  if (!parameters['no-open']) await open(address).catch(() => undefined);
}

function stopped(): Promise<never> {
  return new Promise((_resolve, reject) => {
    stopping.signal.addEventListener('abort', () => reject(new ReminderStopped('Stopped.')));
  });
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function exit(code: number, message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(code);
}
