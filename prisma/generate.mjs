// Generates the four Prisma clients. Prisma's CLI insists on a schema engine binary that `generate` never runs: any
// existing file satisfies it, so nothing is downloaded.
import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';
import { promisify } from 'node:util';

const cli = path.join(
  path.dirname(createRequire(import.meta.url).resolve('prisma/package.json')),
  'build/index.js',
);
const databases = ['authorization-server', 'contact-saver', 'message-writer', 'flow'];

await Promise.all(
  databases.map((database) =>
    promisify(execFile)(process.execPath, [cli, 'generate', '--no-hints'], {
      cwd: path.join(import.meta.dirname, database),
      env: {
        ...process.env,
        CHECKPOINT_DISABLE: '1',
        PRISMA_HIDE_UPDATE_MESSAGE: '1',
        PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
      },
    }),
  ),
);
