import { randomUUID } from 'node:crypto';
import { startEcosystem } from './apps/ecosystem.ts';
import { fetchParties, whatRuns } from './apps/what-runs.ts';
import { demoPassword, demoPeople } from './databases/people.ts';
import { env } from './env.ts';
import { type TraceEvent, CheckFailed, Trace } from './flow/trace.ts';
import { walkMainJob } from './flow/walk.ts';
import { onSignal } from './on-signal.ts';
import { readParameters } from './parameters.ts';
import { exitWhenNotReady } from './not-ready.ts';

/**
 * `npm run flow -- [--json] [--as ada]`: the main job once, without a browser, against the apps that are running, or
 * ones it starts itself. Exit code 0 when every check passed, 1 when one failed, 2 when nothing could be tried.
 */
const { json, as } = readParameters('npm run flow -- [--json] [--as ada|grace|linus]', {
  json: { type: 'boolean', default: false },
  as: { type: 'string', default: 'ada' },
});
const person = demoPeople.find(({ email }) => email.startsWith(`${as}@`));
if (!person || !env.lab) {
  process.stderr.write(
    env.lab
      ? `There is no demo person “${as}”.\n`
      : 'The lab is off: there are no demo people to sign in as.\n',
  );
  process.exit(3);
}

const running = await whatRuns(env);
if (running.length > 0 && running.length < 3) {
  process.stderr.write(`Only ${running.join(' and ')} can be reached; npm run doctor names the reason.\n`);
  process.exit(2);
}
const starting = running.length === 0 ? startEcosystem(env) : undefined;
onSignal(async () => (await starting)?.stop());
const ecosystem = await exitWhenNotReady(async () => starting);
const trace = new Trace(
  new Map([
    [env.authorizationServerUrl, 'authorization-server'],
    [env.contactSaverUrl, 'contact-saver'],
    [env.messageWriterUrl, 'message-writer'],
  ]),
  json ? () => undefined : (event) => process.stdout.write(`${describe(event)}\n`),
);
try {
  await walkMainJob({
    settings: env,
    fetch: fetchParties(env, 15_000),
    email: person.email,
    password: demoPassword,
    trace,
  });
} catch (error) {
  process.exitCode = 1;
  if (!(error instanceof CheckFailed)) throw error;
  process.stderr.write(`✘ ${error.message}\n`);
} finally {
  if (json) process.stdout.write(`${JSON.stringify({ id: randomUUID(), events: trace.events }, null, 2)}\n`);
  await ecosystem?.stop();
}

function describe(event: TraceEvent): string {
  if (event.kind === 'check') return `      ${event.passed ? '✔' : '✘'} ${event.title} (${event.section})`;
  const { request, response, to } = event;
  const path = request.url.replace(/^https?:\/\/[^/]+/, '').replace(/\?.*/s, '?…');
  return `${String(event.seq).padStart(4)}  browser → ${to}  ${request.method} ${path}  ${response.status}`;
}
