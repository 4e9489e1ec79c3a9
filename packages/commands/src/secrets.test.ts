import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { SecretsLockedError } from './secrets-lock.ts';
import { ensureSecrets, readSecrets, secretsFile, updateSecrets } from './secrets.ts';

let directory: string;

beforeEach(() => {
  directory = mkdtempSync(path.join(tmpdir(), 'secrets-'));
});
afterEach(() => {
  vi.useRealTimers();
  rmSync(directory, { recursive: true });
});

describe('updateSecrets', () => {
  it('loses nothing when many change the file at once', async () => {
    const names = Array.from({ length: 20 }, (_value, index) => `NAME_${index}`);
    await Promise.all(
      names.map((name) =>
        updateSecrets(directory, async (secrets) => {
          await new Promise((resolve) => setImmediate(resolve));
          return { ...secrets, [name]: 'kept' };
        }),
      ),
    );
    expect(Object.keys(readSecrets(directory)).toSorted()).toEqual(names.toSorted());
  });

  it('leaves a file that only its owner can read, and no lock', async () => {
    await updateSecrets(directory, () => ({ NAME: 'value' }));
    expect(statSync(secretsFile(directory)).mode & 0o777).toBe(0o600);
    expect(existsSync(path.join(directory, 'secrets.lock'))).toBe(false);
  });

  it('changes nothing when the change fails, and gives the lock back', async () => {
    await updateSecrets(directory, () => ({ NAME: 'value' }));
    const failing = updateSecrets(directory, () => Promise.reject(new Error('no')));
    await expect(failing).rejects.toThrow('no');
    expect(readSecrets(directory)).toEqual({ NAME: 'value' });
    await updateSecrets(directory, () => ({ NAME: 'other' }));
    expect(readSecrets(directory)).toEqual({ NAME: 'other' });
  });

  it('names a lock that a killed process left, instead of taking it away', async () => {
    vi.useFakeTimers({ toFake: ['Date'], shouldAdvanceTime: false });
    const lock = path.join(directory, 'secrets.lock');
    writeFileSync(lock, '');
    const waiting = updateSecrets(directory, () => ({}));
    vi.setSystemTime(Date.now() + 11_000);
    await expect(waiting).rejects.toThrow(SecretsLockedError);
    expect(existsSync(lock)).toBe(true);
  });
});

describe('ensureSecrets', () => {
  it('notes when each key was made, and shows no key in the note', async () => {
    const secrets = await ensureSecrets(directory);
    const notes = Object.entries(JSON.parse(secrets['KEY_ROTATION'] ?? '{}') as object);
    expect(notes).toHaveLength(4);
    for (const [id, note] of notes) {
      expect(note).toMatchObject({ standing: 'current', since: expect.any(String) });
      expect(readFileSync(secretsFile(directory), 'utf8')).toContain(id);
      expect(secrets['AUTHORIZATION_SERVER_COOKIE_KEYS']).not.toContain(id);
      expect(secrets['MESSAGE_WRITER_ENCRYPTION_KEYS']).not.toContain(id);
      expect(secrets['CONTACT_SAVER_ENCRYPTION_KEYS']).not.toContain(id);
    }
  });

  it('is the same for two that start at once', async () => {
    const [one, other] = await Promise.all([ensureSecrets(directory), ensureSecrets(directory)]);
    expect(one).toEqual(other);
  });
});
