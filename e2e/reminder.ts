import { spawn } from 'node:child_process';
import path from 'node:path';
import { env } from './env.ts';
import { expect } from './fixtures.ts';

/** `npm run birthday-reminder`, as npm would run it; what it says is collected while it waits. */
export function startReminder(...parameters: readonly string[]) {
  return startProgram('birthday-reminder', ...parameters);
}

/** A command that is a client of its own, as npm would run it. */
export function startProgram(name: 'bank-report' | 'birthday-reminder', ...parameters: readonly string[]) {
  const program = path.resolve(import.meta.dirname, `../packages/commands/dist/${name}.js`);
  const child = spawn(process.execPath, [program, ...parameters], {
    env: {
      AUTHORIZATION_SERVER_URL: env.authorizationServerUrl,
      CONTACT_SAVER_URL: env.contactSaverUrl,
      MESSAGE_WRITER_URL: env.messageWriterUrl,
      DATA_DIR: env.dataDirectory,
      LAB: 'on',
      // The birthdays of a test's person are counted from today in UTC.
      TZ: 'UTC',
    },
  });
  const said = { out: '', error: '' };
  child.stdout.on('data', (bytes: Buffer) => (said.out += bytes.toString()));
  child.stderr.on('data', (bytes: Buffer) => (said.error += bytes.toString()));
  const code = new Promise<number | null>((resolve) => child.once('close', resolve));
  return { said, code, stop: () => child.kill('SIGINT') };
}

/** Waits until it has said something, and returns the part in parentheses. */
export async function shownBy({ said }: ReturnType<typeof startReminder>, pattern: RegExp): Promise<string> {
  await expect.poll(() => said.error, { timeout: 20_000 }).toMatch(pattern);
  return pattern.exec(said.error)?.[1] ?? '';
}
