import path from 'node:path';
import { defineMuseum } from './apps/define-museum.ts';
import { runApp } from './apps/run-app.ts';
import { connectionUrls } from './databases/prepare.ts';
import { env } from './env.ts';
import { exitWhenNotReady } from './not-ready.ts';
import { onSignal } from './on-signal.ts';
import { readParameters } from './parameters.ts';
import { readSecrets } from './secrets.ts';

/**
 * `npm run museum`: opens the museum of retired ways, on this machine and with the lab on only, until Ctrl-C. Beside
 * `npm start` the inspector shows what happens there; without it the exhibits work, and nothing is recorded.
 */
readParameters('npm run museum', {});
if (!env.lab) {
  process.stderr.write('The lab is off: the museum stays closed.\n');
  process.exit(3);
}

const secrets = readSecrets(env.dataDirectory);
const museum = await exitWhenNotReady(() =>
  runApp(defineMuseum(env, secrets, connectionUrls(env, secrets)), {
    logDirectory: path.join(env.dataDirectory, 'logs'),
    inherited: env.inherited,
  }),
);
onSignal(() => museum.stop());
process.stdout.write(
  `The museum is open: ${env.museumUrl}. Type no real password there. Ctrl-C closes it, and nothing is left.\n`,
);
await museum.ended;
process.exitCode = 2;
