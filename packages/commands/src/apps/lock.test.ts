import { spawn } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { AlreadyRunningError, acquireLock } from './lock.ts';

const directory = () => mkdtempSync(path.join(tmpdir(), 'lock-'));
const url = 'http://localhost:3000';
const leave = (folder: string, content: string) => writeFileSync(path.join(folder, 'running.json'), content);

describe('acquireLock', () => {
  it('refuses while another process has it, and names both', async () => {
    const folder = directory();
    const other = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60_000)']);
    leave(folder, JSON.stringify({ pid: other.pid, url }));
    expect(() => acquireLock(folder, url)).toThrow(AlreadyRunningError);
    expect(() => acquireLock(folder, url)).toThrow(new RegExp(`${url}.*${other.pid}`));
    other.kill('SIGKILL');
    await new Promise((resolve) => other.once('close', resolve));
    expect(() => acquireLock(folder, url)()).not.toThrow();
  });

  it.each(['', '{}', '{"pid":0.5}'])('takes what is no lock for none: %s', (content) => {
    const folder = directory();
    leave(folder, content);
    expect(() => acquireLock(folder, url)()).not.toThrow();
  });

  it('can be taken again once it was given back', () => {
    const folder = directory();
    acquireLock(folder, url)();
    expect(() => acquireLock(folder, url)()).not.toThrow();
  });
});
