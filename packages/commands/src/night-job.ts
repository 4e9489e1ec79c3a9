import { setTimeout as delay } from 'node:timers/promises';
import { openMessageWriterDatabase } from '@ecosystem/prisma/message-writer';
import { whatRuns } from './apps/what-runs.ts';
import { connectionUrls } from './databases/prepare.ts';
import { env } from './env.ts';
import { readParameters } from './parameters.ts';
import { readSecrets } from './secrets.ts';

/**
 * `npm run night-job`: asks MessageWriter to run tonight's job now, for everybody, waits for it, and says how it went. The
 * job runs where it always does: this command holds no token. Exit code 1 when somebody's messages could not be written,
 * 2 when MessageWriter does not run.
 */
readParameters('npm run night-job', {});
const limit = Date.now() + 60_000;
const failures = new Set(['connection-ended', 'unavailable']);

if (!(await whatRuns(env)).includes('MessageWriter')) {
  exit(
    2,
    `MessageWriter cannot be reached at ${env.messageWriterUrl}: start everything with npm start, or set MESSAGE_WRITER_URL to where it runs.`,
  );
}
const { message_writer: url } = connectionUrls(env, readSecrets(env.dataDirectory));
const database = openMessageWriterDatabase({ url, poolSize: 1 });
try {
  const { id } = await database.jobRun.create({ data: {} });
  const results = await waitFor(id);
  for (const [outcome, people, written] of results) {
    process.stdout.write(`${outcome.padEnd(18)} ${people} of the people, ${written} messages\n`);
  }
  if (results.length === 0) process.stdout.write('Nobody has ordered a message.\n');
  if (results.some(([outcome]) => failures.has(outcome))) process.exitCode = 1;
} finally {
  await database.$disconnect();
}

/** How many people had which outcome, and how many messages they got, once the run is over. */
async function waitFor(runId: string): Promise<[outcome: string, people: number, written: number][]> {
  for (;;) {
    const run = await database.jobRun.findUniqueOrThrow({ where: { id: runId }, include: { results: true } });
    if (run.finishedAt !== null) {
      const outcomes = [...new Set(run.results.map(({ outcome }) => outcome))].toSorted();
      return outcomes.map((outcome) => {
        const theirs = run.results.filter((result) => result.outcome === outcome);
        return [outcome, theirs.length, theirs.reduce((sum, { written }) => sum + written, 0)];
      });
    }
    if (Date.now() > limit) exit(2, 'Nobody has run the job within a minute: see the log of MessageWriter.');
    await delay(200);
  }
}

function exit(code: number, message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(code);
}
