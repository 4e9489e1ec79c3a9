import path from 'node:path';
import { closeConnections } from './bench/browser.ts';
import { countStatements } from './bench/count-statements.ts';
import { type Round, type Summary, compare, measureSides, runRound } from './bench/measure.ts';
import { residentMemory } from './bench/process-memory.ts';
import { callApi, obtainAccessToken, runFlow, runReturningFlow } from './bench/protocol.ts';
import { startSides } from './bench/sides.ts';
import { readParameters } from './parameters.ts';
import { createSurroundings } from './surroundings.ts';
import { runTool } from './test/run-tool.ts';

/**
 * `npm run bench`: our authorization server on durable PostgreSQL beside the bare library in memory, and the API beside
 * its own route without authorization, in alternating rounds of one run. Ratios are what counts: both sides share one
 * machine. Databases and ports are the bench's own.
 */
const { rounds, flows } = readParameters('npm run bench [-- --rounds 12 --flows 120]', {
  rounds: { type: 'string', default: '12' },
  flows: { type: 'string', default: '120' },
});
const [roundCount, flowCount] = [rounds, flows].map((value) => Number(value)) as [number, number];
if (![roundCount, flowCount].every((count) => Number.isInteger(count) && count > 0)) {
  process.stderr.write('--rounds and --flows are whole numbers above 0\n');
  process.exit(3);
}
const concurrency = 8;
const callsPerFlow = 10;
const warmUpFlows = 300;

for (const app of ['authorization-server', 'contact-saver']) {
  const code = await runTool('typescript/bin/tsc', ['-p', `apps/${app}/tsconfig.bench.json`]);
  if (code !== 0) process.exit(2);
}
const surroundings = await createSurroundings({ durable: true });
const sides = await startSides(surroundings);
try {
  const { ours, recorded, theirs, unprotectedUrl } = sides;
  const measure = <Side extends string>(jobs: number, each: Record<Side, () => Promise<unknown>>) =>
    measureSides(roundCount, jobs, concurrency, each);
  // Connections, keys, and compiled code: a process that has served less is slower, whatever it runs.
  for (const side of [ours, theirs, recorded]) await runRound(() => runFlow(side), warmUpFlows, concurrency);
  print('');
  const complete = await measure(flowCount, {
    ours: () => runFlow(ours),
    theirs: () => runFlow(theirs),
    recorded: () => runFlow(recorded),
  });
  const memory = [sides.authorizationServer, sides.inMemoryProvider].map(({ process: { pid } }) =>
    pid === undefined ? undefined : residentMemory(pid),
  );
  report('complete flows', complete.ours, complete.theirs, 'in-memory library');
  report('complete flows, recorder on', complete.recorded, complete.ours, 'recorder off');

  const [ourBrowser, theirBrowser] = [await runFlow(ours), await runFlow(theirs)];
  const returning = await measure(flowCount, {
    ours: () => runReturningFlow(ours, ourBrowser),
    theirs: () => runReturningFlow(theirs, theirBrowser),
  });
  report('flows of a returning person', returning.ours, returning.theirs, 'in-memory library');

  const token = await obtainAccessToken(ours);
  const calls = await measure(flowCount * callsPerFlow, {
    ours: () => callApi(ours.contactSaverUrl, token),
    theirs: () => callApi(unprotectedUrl, undefined),
  });
  report('GET /birthdays', calls.ours, calls.theirs, 'route without guards');
  print('');
  const [ourMemory, theirMemory] = memory.map((value) =>
    value === undefined ? '–' : `${Math.round(value)} MiB`,
  );
  const flowsBefore = warmUpFlows + roundCount * flowCount;
  print(`  memory after ${flowsBefore} flows: ${ourMemory} (in-memory library: ${theirMemory})`);
  const counted = 20;
  const statements = await countStatements(
    surroundings.server?.url ?? '',
    path.join(surroundings.settings.dataDirectory, 'logs/postgres.log'),
    'authorization_server',
    async () => void (await runRound(() => runFlow(ours), counted, 1)),
  );
  print(`  SQL statements a flow: ${(statements / counted).toFixed(1)}`);
  print(`  authorization server and API ready after: ${(sides.startUp / 1000).toFixed(1)} s`);
  print('');
} finally {
  await closeConnections();
  await sides.stop();
  await surroundings.remove();
}

function report(title: string, our: readonly Round[], their: readonly Round[], beside: string): void {
  const { ours, theirs, ratio } = compare(our, their);
  const side = ({ rate, median, p95 }: Summary) =>
    `${rate.toFixed(1)}/s, ${median.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms`;
  print(`  ${title}`);
  print(`      ours                  ${side(ours)}`);
  print(`      ${beside.padEnd(22)}${side(theirs)}`);
  print(`      ratio                 ${ratio.toFixed(2)}`);
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
