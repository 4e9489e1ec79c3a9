import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { freePort } from '../free-port.ts';

/** A real Redis of the tests' own, on loopback. */
export interface RedisServer {
  readonly url: string;
  /** SIGKILL: what was acknowledged must be there again after `start`. */
  kill(): Promise<void>;
  /** Starts it again, on the same port; `empty` throws its data away before. */
  start(options?: { readonly empty: boolean }): Promise<void>;
  /** Stops it for good. */
  remove(): Promise<void>;
}

const names = ['redis-server', 'valkey-server'];
const startLimit = 10_000;

/** Where a Redis or Valkey server is; undefined if there is none. */
export function findRedis(searchPath = ''): string | undefined {
  const folders = searchPath.split(path.delimiter).filter((folder) => path.isAbsolute(folder));
  const files = folders.flatMap((folder) => names.map((name) => path.join(folder, name)));
  return files.find((file) => existsSync(file));
}

/** Starts a Redis that writes ahead, as the one of docker-compose.yml does. */
export async function startRedis(program: string, directory: string): Promise<RedisServer> {
  const port = await freePort();
  mkdirSync(directory, { recursive: true });
  let child: ChildProcess | undefined;

  async function start({ empty } = { empty: false }): Promise<void> {
    if (empty) rmSync(path.join(directory, 'appendonlydir'), { recursive: true, force: true });
    const flags = {
      '--port': String(port),
      '--bind': '127.0.0.1',
      '--dir': directory,
      '--save': '',
      '--appendonly': 'yes',
      '--appendfsync': 'always',
    };
    const ended = { by: undefined as Error | number | null | undefined };
    child = spawn(program, Object.entries(flags).flat(), { stdio: 'ignore' });
    child.once('error', (error) => (ended.by = error));
    child.once('exit', (code) => (ended.by = code));
    const limit = Date.now() + startLimit;
    while (!(await answersPing(port))) {
      if (ended.by !== undefined || Date.now() > limit) throw new Error(`${program} did not start`);
      await delay(30);
    }
  }

  async function end(signal: NodeJS.Signals): Promise<void> {
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const exited = new Promise((resolve) => child?.once('exit', resolve));
    child.kill(signal);
    await exited;
  }

  await start();
  return {
    url: `redis://127.0.0.1:${port}`,
    kill: () => end('SIGKILL'),
    start,
    remove: () => end('SIGTERM'),
  };
}

/** PING, as Redis expects it from a person at a terminal; a server that is still loading says otherwise. */
function answersPing(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write('PING\r\n'));
    socket.setTimeout(1_000, () => socket.destroy());
    socket.once('data', (answer) => {
      resolve(answer.toString().startsWith('+PONG'));
      socket.destroy();
    });
    socket.once('error', () => resolve(false));
    socket.once('close', () => resolve(false));
  });
}
