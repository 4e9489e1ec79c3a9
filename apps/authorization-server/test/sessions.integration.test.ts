import { randomUUID } from 'node:crypto';
import { afterAll, describe, expect, it } from 'vitest';
import { RequestRecords } from '../src/storage/request-records.ts';
import { adapterOf, lifetime, openTestDatabase, sessionOf } from './records.ts';

const database = openTestDatabase();
const replica = openTestDatabase();

afterAll(async () => {
  await Promise.all([database.$disconnect(), replica.$disconnect()]);
});

const inRequest = (on: typeof database, work: () => Promise<unknown>) => new RequestRecords(on).run(work);

/** One request of a tab: it reads the session, signs in to a client, and saves it under the same id. */
async function authorize(on: typeof database, id: string, clientId: string, bothRead: Promise<void>) {
  await inRequest(on, async () => {
    const sessions = adapterOf(on, 'Session');
    const session = await sessions.find(id);
    await bothRead;
    const authorizations = { ...session?.authorizations, [clientId]: { sid: `${clientId}-sid` } };
    await sessions.upsert(id, { ...session, authorizations }, lifetime);
  });
}

const clientsOf = async (id: string) =>
  Object.keys((await adapterOf(database, 'Session').find(id))?.authorizations ?? {}).sort();

describe('two copies of one session, saved by two tabs (K2)', () => {
  it('lose neither client, however they interleave', async () => {
    for (let round = 0; round < 20; round += 1) {
      const id = randomUUID();
      await adapterOf(database, 'Session').upsert(
        id,
        sessionOf(randomUUID(), id, randomUUID(), ['a']),
        lifetime,
      );
      const bothRead = new Promise<void>((resolve) => setTimeout(resolve, 10));
      await Promise.all([authorize(database, id, 'b', bothRead), authorize(replica, id, 'c', bothRead)]);
      expect(await clientsOf(id)).toEqual(['a', 'b', 'c']);
    }
  });

  it('merge also when each has given the session a new id', async () => {
    const [uid, accountId] = [randomUUID(), randomUUID()];
    const [old, left, right] = [randomUUID(), randomUUID(), randomUUID()];
    const sessions = adapterOf(database, 'Session');
    await sessions.upsert(old, sessionOf(uid, old, accountId, []), lifetime);
    for (const [id, clientId] of [
      [left, 'b'],
      [right, 'c'],
    ] as const) {
      await inRequest(database, async () => {
        await sessions.destroy(old);
        await sessions.upsert(id, sessionOf(uid, id, accountId, [clientId]), lifetime);
      });
    }
    expect(await clientsOf(right)).toEqual(['b', 'c']);
    expect(await sessions.findByUid(uid)).toMatchObject({ authorizations: { b: {}, c: {} } });
  });

  it('do not merge when another person has signed in meanwhile', async () => {
    const [id, uid] = [randomUUID(), randomUUID()];
    const sessions = adapterOf(database, 'Session');
    await sessions.upsert(id, sessionOf(uid, id, randomUUID(), ['a']), lifetime);
    await sessions.upsert(id, sessionOf(uid, id, randomUUID(), ['b']), lifetime);
    expect(await clientsOf(id)).toEqual(['b']);
    expect(await sessions.findByUid(uid)).toMatchObject({ authorizations: { b: {} } });
  });
});

describe('a session that was ended', () => {
  it('is gone for every replica, by id and by uid', async () => {
    const [id, uid] = [randomUUID(), randomUUID()];
    await adapterOf(database, 'Session').upsert(id, sessionOf(uid, id, randomUUID(), ['a']), lifetime);
    await adapterOf(database, 'Session').destroy(id);
    expect(await adapterOf(replica, 'Session').find(id)).toBeUndefined();
    expect(await adapterOf(replica, 'Session').findByUid(uid)).toBeUndefined();
  });

  it('does not come back with a request that was under way in another tab', async () => {
    const [id, uid, accountId] = [randomUUID(), randomUUID(), randomUUID()];
    const sessions = adapterOf(database, 'Session');
    await sessions.upsert(id, sessionOf(uid, id, accountId, ['a']), lifetime);
    await inRequest(database, async () => {
      await sessions.find(id);
      await inRequest(replica, () => adapterOf(replica, 'Session').destroy(id));
      await sessions.upsert(id, sessionOf(uid, id, accountId, ['a', 'b']), lifetime);
    });
    expect(await sessions.find(id)).toBeUndefined();
  });
});

describe('a client taken off a session', () => {
  it('stays off, and the ones other tabs added meanwhile stay on', async () => {
    const [id, uid, accountId] = [randomUUID(), randomUUID(), randomUUID()];
    const sessions = adapterOf(database, 'Session');
    await sessions.upsert(id, sessionOf(uid, id, accountId, ['a', 'b']), lifetime);
    await inRequest(database, async () => {
      await sessions.find(id);
      await authorize(replica, id, 'c', Promise.resolve());
      await sessions.upsert(id, sessionOf(uid, id, accountId, ['a']), lifetime);
    });
    expect(await clientsOf(id)).toEqual(['a', 'c']);
  });
});
