import { describe, expect, it } from 'vitest';
import { type Kind, makeMaterial, variableOf } from './key-material.ts';
import { readRings, writeRings } from './key-rings.ts';
import { advance, observe } from './rotation.ts';

const now = new Date('2027-01-15T09:00:00Z');

/** Keys of the form the apps read, after step 1 and a restart. */
async function announced() {
  const make = async (kind: Kind) => (kind === 'signing' ? '{"kid":"key-1","d":"private"}' : `${kind}-1`);
  const first = {
    AUTHORIZATION_SERVER_SIGNING_KEYS: '{"keys":[{"kid":"key-0","d":"private"}]}',
    AUTHORIZATION_SERVER_COOKIE_KEYS: 'cookies-0',
    MESSAGE_WRITER_ENCRYPTION_KEYS: 'encryption-0',
    CONTACT_SAVER_ENCRYPTION_KEYS: 'addressBook-0',
  };
  return observe(await advance(readRings(first, now), now, make), ['key-0', 'key-1'], now);
}

describe('the secrets', () => {
  it('hold the keys in the order the apps obey, and what was noted, through every step', async () => {
    const rings = await announced();
    const lines = writeRings(rings);
    expect(readRings(lines, new Date(0))).toEqual(rings);
    expect(lines['AUTHORIZATION_SERVER_COOKIE_KEYS']).toMatch(/^cookies-0,cookies-\d$/);
    expect(JSON.parse(lines['AUTHORIZATION_SERVER_SIGNING_KEYS'] ?? '')).toMatchObject({
      keys: [{ kid: 'key-0' }, { d: 'private' }],
    });
    expect(lines['KEY_ROTATION']).not.toMatch(/private|cookies-|encryption-|addressBook-/);
  });

  it('win over the notes: a key moved or added by hand stands where the apps see it', async () => {
    const lines = writeRings(await announced());
    lines[variableOf.cookies] = `by-hand,${lines[variableOf.cookies]}`;
    const { cookies } = readRings(lines, now);
    expect(cookies.map(({ standing }) => standing)).toEqual(['current', 'old', 'announced']);
  });
});

it('makes signing keys of the form the authorization server reads, and long secrets', async () => {
  const key = JSON.parse(await makeMaterial('signing')) as object;
  expect(key).toMatchObject({ kty: 'RSA', alg: 'RS256', use: 'sig', kid: expect.stringMatching(/^\w{16}$/) });
  expect(await makeMaterial('cookies')).toMatch(/^[\w-]{43}$/);
});
