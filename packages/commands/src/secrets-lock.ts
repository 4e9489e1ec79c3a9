import { closeSync, mkdirSync, openSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** Thrown when somebody else has been changing the secrets for longer than that takes. */
export class SecretsLockedError extends Error {
  override name = 'SecretsLockedError';
}

/** Milliseconds to wait for another process that changes the secrets: making three keys takes it less than a second. */
const patience = 10_000;

/**
 * Runs one change of the secrets at a time, over all processes of this installation: two that read the same file and
 * write it back would lose what one of them has made. A lock that a killed process left is named, never taken away:
 * nobody can see from here whether its owner is gone.
 *
 * @throws {SecretsLockedError}
 */
export async function withSecretsLock<T>(dataDirectory: string, change: () => Promise<T>): Promise<T> {
  mkdirSync(dataDirectory, { recursive: true });
  const file = path.join(dataDirectory, 'secrets.lock');
  const limit = Date.now() + patience;
  while (!tryToCreate(file)) {
    if (Date.now() > limit) {
      throw new SecretsLockedError(
        `Another process has been changing the secrets for ${patience / 1000} seconds. If none runs, one was ` +
          `killed; nothing is lost. Delete ${file} and try again.`,
      );
    }
    await wait(50);
  }
  try {
    return await change();
  } finally {
    rmSync(file, { force: true });
  }
}

function tryToCreate(file: string): boolean {
  try {
    closeSync(openSync(file, 'wx', 0o600));
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}
