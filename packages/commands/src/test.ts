import { availableParallelism } from 'node:os';
import { runEndToEndTests } from './test/end-to-end.ts';
import { runTool } from './test/run-tool.ts';
import { type Surroundings, createSurroundings } from './surroundings.ts';

/**
 * `npm test`: style, types, unit tests, then integration and end-to-end tests on a database, build folder and ports of
 * their own, at last over https. Passes while `npm start` is running. `npm test -- integration` and `npm test -- e2e` run
 * only that part; what follows `e2e` goes to Playwright, `--project=https` into the surroundings that speak it.
 */
const turbo = 'turbo/bin/turbo';
/** Each suite keeps several processors busy by itself: more of them at once only wait for each other. */
const atOnce = `--concurrency=${availableParallelism()}`;
const messageWriterBuild = '.next-test';
const buildVariables = { MESSAGE_WRITER_BUILD: messageWriterBuild };
const withoutRedis =
  'No redis-server (7 or newer) was found: what keeps sessions in Redis is NOT tested in this run.\n';
const [only, ...parameters] = process.argv.slice(2);

if (only !== undefined && only !== 'integration' && only !== 'e2e') {
  process.stderr.write('usage: npm test [-- integration | e2e [parameters for Playwright]]\n');
  process.exit(3);
}
if (only === undefined) {
  await stage('format', 'prettier/bin/prettier.cjs', ['--check', '--log-level=warn', '.']);
  await stage('lint', 'eslint/bin/eslint.js', ['.', '--max-warnings', '0']);
  await stage('types and unit tests', turbo, ['run', 'typecheck', 'unit', atOnce, '--output-logs=new-only']);
}
await stage('build', turbo, ['run', 'build', '--output-logs=errors-only'], buildVariables);

if (only !== 'e2e') {
  title('integration tests');
  const code = await within(({ redis, urls }) =>
    runTool(turbo, ['run', 'integration', atOnce, '--output-logs=new-only'], {
      variables: {
        TEST_AUTHORIZATION_SERVER_DATABASE_URL: urls.authorization_server,
        TEST_CONTACT_SAVER_DATABASE_URL: urls.contact_saver,
        TEST_MESSAGE_WRITER_DATABASE_URL: urls.message_writer,
        TEST_REDIS_URL: redis?.url ?? '',
      },
    }),
  );
  if (code !== 0 || only === 'integration') process.exit(code);
}
const overHttps = /--project[= ]https( |$)/.test(parameters.join(' '));
const codes: number[] = [];
if (!overHttps) codes.push(await endToEnd('end-to-end tests', false));
if (overHttps || parameters.length === 0) codes.push(await endToEnd('end-to-end tests over https', true));
process.exitCode = Math.max(...codes);

async function endToEnd(name: string, secure: boolean): Promise<number> {
  title(name);
  return within((surroundings) => runEndToEndTests(surroundings, messageWriterBuild, parameters), secure);
}

/** Each suite has surroundings of its own. */
async function within(run: (surroundings: Surroundings) => Promise<number>, secure = false): Promise<number> {
  const surroundings = await createSurroundings({ durable: false, secure });
  if (!surroundings.redis) process.stdout.write(withoutRedis);
  try {
    return await run(surroundings);
  } finally {
    await surroundings.remove();
  }
}

async function stage(name: string, file: string, flags: string[], variables = {}): Promise<void> {
  title(name);
  if ((await runTool(file, flags, { variables })) !== 0) process.exit(1);
}

function title(name: string): void {
  process.stdout.write(`\n── ${name}\n`);
}
