import { beforeEach, describe, expect, it } from 'vitest';
import { type Kind, kinds } from './key-material.ts';
import { type Rings, type Standing, readRings } from './key-rings.ts';
import { advance, nextStep, observe, replaceAtOnce } from './rotation.ts';

const start = new Date('2027-01-15T09:00:00Z');
const second = 1_000;
const hour = 3_600 * second;
const day = 24 * hour;

let now: Date;
let made = 0;
let rings: Rings;

/** Small stand-ins for keys, in the form of the real ones. */
async function make(kind: Kind): Promise<string> {
  made += 1;
  return kind === 'signing' ? JSON.stringify({ kid: `key-${made}`, d: 'private' }) : `${kind}-${made}`;
}

beforeEach(() => {
  [made, now] = [0, start];
  rings = readRings(
    {
      AUTHORIZATION_SERVER_SIGNING_KEYS: '{"keys":[{"kid":"key-0","d":"private"}]}',
      AUTHORIZATION_SERVER_COOKIE_KEYS: 'cookies-0',
      MESSAGE_WRITER_ENCRYPTION_KEYS: 'encryption-0',
      CONTACT_SAVER_ENCRYPTION_KEYS: 'addressBook-0',
    },
    now,
  );
});

const pass = (milliseconds: number) => {
  now = new Date(now.getTime() + milliseconds);
};
const kids = () => rings.signing.map(({ id }) => id);
const standings = (kind: Kind): Standing[] => rings[kind].map(({ standing }) => standing);
const look = (published = kids()) => {
  rings = observe(rings, published, now);
};
const rotate = async () => {
  rings = await advance(rings, now, make);
};
const next = () => nextStep(rings, now);

/** As far as the restart after step 2. */
async function activateAndRestart(): Promise<void> {
  await rotate();
  look();
  pass(330 * second);
  await rotate();
  look();
}

describe('a rotation, in the order oidc-provider documents', () => {
  it('adds the new keys at the end first, so that nothing is signed that somebody cannot verify', async () => {
    await rotate();
    expect(kids()).toEqual(['key-0', expect.stringMatching(/^key-[1234]$/)]);
    for (const kind of kinds) expect(standings(kind)).toEqual(['current', 'announced']);
  });

  it('activates nothing that was not seen published, however long ago it was announced', async () => {
    await rotate();
    pass(day);
    expect(next()).toMatchObject({ name: 'activate', wait: 'not-seen' });
    look(['key-0']);
    rings = observe(rings, undefined, now);
    expect(next().wait).toBe('not-seen');
    await rotate();
    expect(standings('signing')).toEqual(['current', 'announced']);
  });

  it('activates when every cache has had the time to learn the new key, not a second earlier', async () => {
    await rotate();
    look();
    pass(329 * second);
    await rotate();
    expect(standings('signing')).toEqual(['current', 'announced']);
    pass(second);
    const [, announced] = kids();
    await rotate();
    expect(kids()).toEqual([announced, 'key-0']);
    for (const kind of kinds) expect(standings(kind)).toEqual(['current', 'old']);
  });

  it('starts to count again when the new key is no longer published', async () => {
    await rotate();
    look();
    pass(hour);
    look(['key-0']);
    look();
    expect(next().wait).toEqual({ until: new Date(now.getTime() + 330 * second) });
  });

  it('removes nothing before the new key was seen in use', async () => {
    await rotate();
    look();
    pass(hour);
    const before = kids();
    await rotate();
    look(before);
    pass(365 * day);
    expect(next()).toMatchObject({ name: 'retire', wait: 'not-seen' });
    await rotate();
    expect(kids()).toHaveLength(2);
  });

  it('removes the old signing key when nothing lives that it signed, counted from the restart', async () => {
    await activateAndRestart();
    pass(4 * hour);
    await rotate();
    expect(kids()).toContain('key-0');
    pass(60 * second);
    await rotate();
    expect(kids()).not.toContain('key-0');
    expect(standings('cookies')).toEqual(['current', 'old']);
    expect(standings('encryption')).toEqual(['current', 'old']);
  });

  it('keeps old keys of cookies and of the address book for 14 days, MessageWriter’s for 90', async () => {
    await activateAndRestart();
    pass(14 * day);
    await rotate();
    expect(standings('cookies')).toEqual(['current', 'old']);
    pass(60 * second);
    expect(next().retires.map(({ material }) => material)).toEqual(['cookies-0', 'addressBook-0']);
    await rotate();
    expect(standings('cookies')).toEqual(['current']);
    expect(standings('addressBook')).toEqual(['current']);
    expect(standings('encryption')).toEqual(['current', 'old']);
    pass(76 * day);
    await rotate();
    expect(standings('encryption')).toEqual(['current']);
    expect(next().name).toBe('announce');
  });

  it('may begin again while old cookie and encryption keys are still needed', async () => {
    await activateAndRestart();
    pass(5 * hour);
    await rotate();
    expect(next()).toMatchObject({ name: 'announce', wait: undefined });
    await activateAndRestart();
    expect(standings('signing')).toEqual(['current', 'old']);
    expect(standings('encryption')).toEqual(['current', 'old', 'old']);
  });
});

describe('an emergency', () => {
  it('leaves one new key and no other, announced ones included', async () => {
    await rotate();
    rings = await replaceAtOnce(rings, 'signing', now, make);
    expect(standings('signing')).toEqual(['current']);
    expect(kids()).not.toContain('key-0');
    expect(standings('cookies')).toEqual(['current', 'announced']);
    look([]);
    expect(next()).toMatchObject({ name: 'activate', wait: 'not-seen' });
  });
});
