import path from 'node:path';
import { closeConnections } from './bench/browser.ts';
import { countStatements } from './bench/count-statements.ts';
import { type Comparison, compare, runRound } from './bench/measure.ts';
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
const { rounds, flows } = readParameters('npm run bench [-- --rounds 5 --flows 120]', {
  rounds: { type: 'string', default: '5' },
  flows: { type: 'string', default: '120' },
});
const [roundCount, flowCount] = [Number(rounds), Number(flows)];
const concurrency = 8;
const callsPerFlow = 10;

for (const app of ['authorization-server', 'contact-saver']) {
  const code = await runTool('typescript/bin/tsc', ['-p', `apps/${app}/tsconfig.bench.json`]);
  if (code !== 0) process.exit(2);
}
const surroundings = await createSurroundings({ durable: true });
const sides = await startSides(surroundings);
try {
  const { ours, recorded, theirs, unprotectedUrl } = sides;
  // Warm both: compiled code, connections, keys.
  for (const side of [ours, theirs, recorded]) await runRound(() => runFlow(side), 40, concurrency);
  print('');
  report(
    await compare('complete flows', roundCount, flowCount, concurrency, [
      () => runFlow(ours),
      () => runFlow(theirs),
    ]),
    'in-memory library',
  );
  const memory = [sides.authorizationServer, sides.inMemoryProvider].map(({ process: { pid } }) =>
    pid === undefined ? undefined : residentMemory(pid),
  );

  report(
    await compare('complete flows, recorder on', roundCount, flowCount, concurrency, [
      () => runFlow(recorded),
      () => runFlow(ours),
    ]),
    'recorder off',
  );

  const [ourBrowser, theirBrowser] = [await runFlow(ours), await runFlow(theirs)];
  report(
    await compare('flows of a returning person', roundCount, flowCount, concurrency, [
      () => runReturningFlow(ours, ourBrowser),
      () => runReturningFlow(theirs, theirBrowser),
    ]),
    'in-memory library',
  );

  const token = await obtainAccessToken(ours);
  report(
    await compare('GET /birthdays', roundCount, flowCount * callsPerFlow, concurrency, [
      () => callApi(ours.contactSaverUrl, token),
      () => callApi(unprotectedUrl, undefined),
    ]),
    'route without guards',
  );
  print('');
  const [ourMemory, theirMemory] = memory.map((value) =>
    value === undefined ? '–' : `${Math.round(value)} MiB`,
  );
  print(`  memory after ${roundCount * flowCount} flows: ${ourMemory} (in-memory library: ${theirMemory})`);
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

function report({ title, ours, theirs, ratio }: Comparison, beside: string): void {
  const side = ({ rate, median, p95 }: Comparison['ours']) =>
    `${rate.toFixed(1)}/s, ${median.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms`;
  print(`  ${title}`);
  print(`      ours                  ${side(ours)}`);
  print(`      ${beside.padEnd(22)}${side(theirs)}`);
  print(`      ratio                 ${ratio.toFixed(2)}`);
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
