import { randomInt } from 'node:crypto';
import { z } from 'zod';
import { exitWhenNotReady } from './not-ready.ts';
import { readParameters } from './parameters.ts';
import { createSurroundings } from './surroundings.ts';
import { runEndToEndTests } from './test/end-to-end.ts';
import { runTool } from './test/run-tool.ts';

/**
 * `npm run test:chaos -- [--minutes 10] [--seed N] [--only WORDS]`: kills apps and databases at moments chosen by chance,
 * and checks after each time what must always hold. Databases and ports are its own. Exit code 0 when everything held, 1
 * when something did not, 2 when nothing could be tried.
 */
const usage = 'npm run test:chaos -- [--minutes 10] [--seed N] [--only WORDS]';
const highestSeed = 2 ** 32 - 1;
const messageWriterBuild = '.next-test';

const given = readParameters(usage, {
  minutes: { type: 'string', default: '10' },
  seed: { type: 'string', default: String(randomInt(highestSeed)) },
  only: { type: 'string' },
});
const numbers = z
  .object({
    minutes: z.coerce.number().positive().max(1_440),
    seed: z.coerce.number().int().min(0).max(highestSeed),
  })
  .safeParse(given);
if (!numbers.success) {
  process.stderr.write(
    `${numbers.error.issues.map(({ message, path }) => `--${path.join()}: ${message}`).join('\n')}\n`,
  );
  process.stderr.write(`usage: ${usage}\n`);
  process.exit(3);
}
const { minutes, seed } = numbers.data;
process.stdout.write(`seed ${seed}, ${minutes} minutes\n`);

const built = await runTool(
  'turbo/bin/turbo',
  ['run', 'build', '--output-logs=errors-only', '--log-prefix=none'],
  {
    variables: { MESSAGE_WRITER_BUILD: messageWriterBuild },
  },
);
if (built !== 0) process.exit(2);
const surroundings = await exitWhenNotReady(() => createSurroundings({ durable: true }));
if (!surroundings.redis) process.stdout.write('No redis-server (7 or newer) was found: it is left out.\n');
try {
  const variables = {
    CHAOS_SEED: String(seed),
    CHAOS_MINUTES: String(minutes),
    ...(given.only !== undefined && { CHAOS_ONLY: given.only }),
  };
  const parameters = ['--project=chaos', '--reporter=./chaos/reporter.ts'];
  process.exitCode = await exitWhenNotReady(() =>
    runEndToEndTests(surroundings, messageWriterBuild, parameters, variables),
  );
} finally {
  await surroundings.remove();
}
