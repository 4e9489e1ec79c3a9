import { AlreadyRunningError } from './apps/lock.ts';
import { AppStartError } from './apps/run-app.ts';
import { MigrationError } from './databases/apply-migrations.ts';
import {
  DatabasePasswordError,
  DatabasePortTakenError,
  DatabaseStartError,
} from './embedded-postgres/errors.ts';

/** Runs a command's preparation; an error that a person can mend is told in its own words, with exit code 2. */
export async function exitWhenNotReady<T>(prepare: () => Promise<T>): Promise<T> {
  try {
    return await prepare();
  } catch (error) {
    const isKnown = [
      AlreadyRunningError,
      AppStartError,
      DatabasePasswordError,
      DatabasePortTakenError,
      DatabaseStartError,
      MigrationError,
    ].some((type) => error instanceof type);
    if (!isKnown && !isConnectionError(error)) throw error;
    process.stderr.write(`${(error as Error).message}\n`);
    process.exit(2);
  }
}

function isConnectionError(error: unknown): boolean {
  const { code } = error as { code?: unknown };
  return typeof code === 'string' && /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|28P01|3D000)$/.test(code);
}
