import { writeFileSync } from 'node:fs';
import { toJson } from '@ecosystem/flow-inspector/export/json';
import { toJUnit } from '@ecosystem/flow-inspector/junit';
import { startEcosystem } from './apps/ecosystem.ts';
import { fetchParties, whatRuns } from './apps/what-runs.ts';
import { demoPassword, demoPeople } from './databases/people.ts';
import { env } from './env.ts';
import { Assertions, CheckFailed } from './flow/assertions.ts';
import { printTrace } from './flow/print-trace.ts';
import { walkMainJob } from './flow/walk.ts';
import { exitWhenNotReady } from './not-ready.ts';
import { onSignal } from './on-signal.ts';
import { readParameters } from './parameters.ts';

/**
 * `npm run flow -- [--json] [--as ada] [--junit FILE]`: the main job once, without a browser, against the apps that are
 * running, or ones it starts itself, and what was recorded of it. Exit code 0 when every check passed, 1 when one failed,
 * 2 when nothing could be tried.
 */
const usage = 'npm run flow -- [--json] [--as ada|grace|linus] [--junit FILE]';
const { json, as, junit } = readParameters(usage, {
  json: { type: 'boolean', default: false },
  as: { type: 'string', default: 'ada' },
  junit: { type: 'string' },
});
const person = demoPeople.find(({ email }) => email.startsWith(`${as}@`));
if (!person || !env.lab) {
  process.stderr.write(
    env.lab
      ? `There is no demo person “${as}”.\n`
      : 'The lab is off: there are no demo people to sign in as, and nothing is recorded.\n',
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
const assertions = new Assertions();
try {
  const trace = await walkMainJob({
    settings: env,
    fetch: fetchParties(env, 15_000),
    email: person.email,
    password: demoPassword,
    assertions,
  });
  process.stdout.write(json ? `${toJson(trace)}\n` : printTrace(trace));
  if (junit !== undefined) writeFileSync(junit, toJUnit(trace));
  if (!json)
    process.stdout.write(
      `${assertions.held.map(({ title, section }) => `✔ ${title} (${section})`).join('\n')}\n`,
    );
} catch (error) {
  process.exitCode = 1;
  if (!(error instanceof CheckFailed)) throw error;
  process.stderr.write(`✘ ${error.message}\n`);
} finally {
  await ecosystem?.stop();
}
