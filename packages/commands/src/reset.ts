import { prepareDatabases } from './databases/prepare.ts';
import { returnToSeededState } from './databases/seeded-state.ts';
import { env } from './env.ts';
import { exitWhenNotReady } from './not-ready.ts';
import { readParameters } from './parameters.ts';
import { ensureSecrets } from './secrets.ts';

/**
 * `npm run reset`: everybody and everything goes, the demo people come back as they were seeded. The apps may go on
 * running: whoever is signed in starts anew. With the lab off the data may be real: then it asks for `--force`.
 */
const { force } = readParameters('npm run reset [-- --force]', {
  force: { type: 'boolean', default: false },
});
if (!env.lab && !force) {
  process.stderr.write(
    'The lab is off, so this data may be real. To delete all of it: npm run reset -- --force\n',
  );
  process.exit(3);
}
const secrets = await ensureSecrets(env.dataDirectory);
const { urls, server } = await exitWhenNotReady(() => prepareDatabases({ ...env, lab: false }, secrets));
try {
  await returnToSeededState(env, urls);
  process.stdout.write('Back to the seeded state.\n');
} finally {
  if (server?.reused === false) server.stop();
}
