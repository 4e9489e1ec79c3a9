import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readEnvironment } from './read-environment.ts';
import { connectTo, lab, publicUrl, secretList } from './variables.ts';

const DATA_DIR = mkdtempSync(path.join(tmpdir(), 'environment-'));
writeFileSync(path.join(DATA_DIR, 'secrets.env'), "FIRST='from the file'\nSECOND=from the file\n");

describe('readEnvironment', () => {
  it('names every problem and shows no value', () => {
    const read = () =>
      readEnvironment(z.object({ ISSUER: publicUrl, KEYS: secretList }), { DATA_DIR, KEYS: 'hunter2' });
    expect(read).toThrow(/ISSUER/);
    expect(read).toThrow(/KEYS/);
    expect(read).not.toThrow(/hunter2/);
  });

  it('lets a variable win over the secrets file, unless it is empty', () => {
    const schema = z.object({ FIRST: z.string(), SECOND: z.string() });
    expect(readEnvironment(schema, { DATA_DIR, FIRST: '', SECOND: 'from outside' })).toEqual({
      FIRST: 'from the file',
      SECOND: 'from outside',
    });
  });
});

describe('publicUrl', () => {
  it.each([
    ['http://localhost:3002', true],
    ['https://accounts.example', true],
    ['http://localhost:3002/', false],
    ['http://localhost:3002/path', false],
    ['ftp://localhost', false],
    ['localhost:3002', false],
  ])('%s → %s', (value, expected) => {
    expect(publicUrl.safeParse(value).success).toBe(expected);
  });
});

describe('connectTo', () => {
  it('takes a host and a port and nothing else', () => {
    expect(connectTo.safeParse('authorization-server:3002').success).toBe(true);
    expect(connectTo.safeParse('http://authorization-server:3002').success).toBe(false);
  });
});

describe('lab', () => {
  it('is off unless switched on', () => {
    expect(lab.parse(undefined)).toBe(false);
    expect(lab.parse('on')).toBe(true);
    expect(lab.safeParse('yes').success).toBe(false);
  });
});
