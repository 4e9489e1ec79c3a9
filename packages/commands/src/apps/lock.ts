import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

const lockSchema = z.object({ pid: z.number().int(), url: z.url() });

/** Thrown when another command runs the ecosystem of this data directory. */
export class AlreadyRunningError extends Error {
  override name = 'AlreadyRunningError';
}

/**
 * One ecosystem per data directory: a second one would share the first one's database and stop it. What a killed
 * process left behind is no lock.
 *
 * @param url where the ecosystem is reached, for the message
 * @returns a function that gives the lock back
 * @throws {AlreadyRunningError}
 */
export function acquireLock(dataDirectory: string, url: string): () => void {
  const file = path.join(dataDirectory, 'running.json');
  const holder = readHolder(file);
  if (holder !== undefined && isAlive(holder.pid)) {
    throw new AlreadyRunningError(
      `The ecosystem of ${dataDirectory} is running already: ${holder.url} (process ${holder.pid}). ` +
        'A second one beside it needs a DATA_DIR, a DATABASE_PORT and URLs of its own.',
    );
  }
  mkdirSync(dataDirectory, { recursive: true });
  writeFileSync(file, JSON.stringify({ pid: process.pid, url }));
  const release = () => rmSync(file, { force: true });
  process.once('exit', release);
  return release;
}

/** Where the ecosystem of this data directory is reached; undefined when no command of this machine runs it. */
export function findRunning(dataDirectory: string): string | undefined {
  const holder = readHolder(path.join(dataDirectory, 'running.json'));
  return holder !== undefined && isAlive(holder.pid) ? holder.url : undefined;
}

function readHolder(file: string): z.infer<typeof lockSchema> | undefined {
  if (!existsSync(file)) return undefined;
  try {
    return lockSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return undefined;
  }
}

function isAlive(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
