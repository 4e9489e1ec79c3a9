import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseEnv } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readRings, writeRings } from '../src/keys/key-rings.ts';
import { makeMaterial } from '../src/keys/key-material.ts';
import { advance } from '../src/keys/rotation.ts';
import { updateSecrets } from '../src/secrets.ts';

let volumes: string;

beforeAll(() => {
  volumes = mkdtempSync(path.join(tmpdir(), 'volumes-'));
});
afterAll(() => rmSync(volumes, { recursive: true }));

/** As `docker compose up` does, before anything else. */
function setUp(): void {
  const parameters = ['--into', volumes, '--database', 'postgres:5432', '--redis', 'redis:6379'];
  execFileSync(process.execPath, [path.join(import.meta.dirname, '../dist/setup.js'), ...parameters]);
}

const shareOf = (service: string) =>
  parseEnv(readFileSync(path.join(volumes, service, 'secrets.env'), 'utf8')) as Record<string, string>;

it('hands rotated keys out again, each to the service that may have it, and notes to nobody', async () => {
  setUp();
  const before = shareOf('authorization-server');
  const rotated = await updateSecrets(path.join(volumes, 'tools'), async (secrets) => ({
    ...secrets,
    ...writeRings(await advance(readRings(secrets, new Date()), new Date(), makeMaterial)),
  }));
  setUp();
  expect(shareOf('tools')).toEqual(rotated);
  const names = ['AUTHORIZATION_SERVER_SIGNING_KEYS', 'AUTHORIZATION_SERVER_COOKIE_KEYS'];
  for (const name of names) {
    expect(shareOf('authorization-server')[name]).toBe(rotated[name]);
    expect(rotated[name]).not.toBe(before[name]);
    for (const other of ['contact-saver', 'message-writer']) expect(shareOf(other)).not.toHaveProperty(name);
  }
  const sealing = 'MESSAGE_WRITER_ENCRYPTION_KEYS';
  expect(shareOf('message-writer')[sealing]).toBe(rotated[sealing]);
  expect(rotated[sealing]?.split(',')).toHaveLength(2);
  for (const service of ['authorization-server', 'contact-saver', 'message-writer'])
    expect(shareOf(service)).not.toHaveProperty('KEY_ROTATION');
});
