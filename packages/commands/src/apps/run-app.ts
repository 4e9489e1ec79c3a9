import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream, mkdirSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { inheritVariables } from '../inherited-variables.ts';
import type { AppDefinition } from './definitions.ts';
import { isListening } from './is-listening.ts';

const readyLimit = 30_000;
const stopLimit = 12_000;

/** What a request needs is small and soon forgotten: with twice the room for it, less of it is moved before that. */
const nodeOptions = ['--max-semi-space-size=32'];

export interface RunAppOptions {
  /** Absolute path; each app writes a file of its own there. */
  readonly logDirectory: string;
  /** The caller's environment, of which an app gets only what it needs to run at all. */
  readonly inherited: NodeJS.ProcessEnv;
  /** Gives up when another app could not be started. */
  readonly signal?: AbortSignal;
}

export interface RunningApp {
  readonly name: AppDefinition['name'];
  readonly url: string;
  readonly process: ChildProcess;
  /** Resolves when the process has ended, however that came about. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

/** Thrown when an app did not become ready; the message names what to do. */
export class AppStartError extends Error {
  override name = 'AppStartError';
}

/**
 * Starts one app and waits until it is ready to work. Its output goes to a log file.
 *
 * @throws {AppStartError} when its port is taken, it ends, or it is not ready in time
 */
export async function runApp(
  app: AppDefinition,
  { logDirectory, inherited, signal }: RunAppOptions,
): Promise<RunningApp> {
  for (const place of [app, ...(app.besides ?? [])]) {
    if (await isListening(place.url)) throw new AppStartError(portTaken({ ...app, ...place }));
  }
  mkdirSync(logDirectory, { recursive: true });
  const logFile = path.join(logDirectory, `${app.name}.log`);
  const child = spawn(process.execPath, [...nodeOptions, app.program, ...(app.parameters ?? [])], {
    cwd: path.dirname(app.program),
    env: { ...inheritVariables(inherited), ...app.variables },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: process.platform !== 'win32',
    windowsHide: true,
  });
  const log = createWriteStream(logFile, { flags: 'a', mode: 0o600 });
  child.stdout.pipe(log, { end: false });
  child.stderr.pipe(log, { end: false });
  const ended = new Promise<void>((resolve) => child.once('close', () => log.end(resolve)));
  const running: RunningApp = {
    name: app.name,
    url: app.url,
    process: child,
    ended,
    async stop() {
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
      const inTime = await Promise.race([ended.then(() => true), delay(stopLimit, false, { ref: false })]);
      if (!inTime) child.kill('SIGKILL');
      await ended;
    },
  };
  await waitUntilReady(app, running, logFile, signal);
  return running;
}

async function waitUntilReady(
  app: AppDefinition,
  running: RunningApp,
  logFile: string,
  signal: AbortSignal | undefined,
): Promise<void> {
  const limit = Date.now() + readyLimit;
  while (!(await answers(`${app.url}/readyz`))) {
    const over = running.process.exitCode !== null || running.process.signalCode !== null;
    if (running.process.exitCode === 2) throw new AppStartError(portTaken(app));
    if (over) throw new AppStartError(`${app.title} ended at its start; see ${logFile}`);
    if (signal?.aborted || Date.now() > limit) {
      await running.stop();
      throw new AppStartError(`${app.title} was not ready in ${readyLimit / 1000} seconds; see ${logFile}`);
    }
    await delay(50);
  }
}

async function answers(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(2_000) });
    await response.body?.cancel();
    return response.ok;
  } catch {
    return false;
  }
}

function portTaken({ title, url, urlVariable }: AppDefinition): string {
  return `${title} cannot listen on ${url}: the port is taken. Set ${urlVariable} to a free one and start again.`;
}
