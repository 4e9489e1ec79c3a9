import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { RequestRecords } from '../src/storage/request-records.ts';
import { adapterOf, lifetime, openTestDatabase, sessionOf } from './records.ts';

const database = openTestDatabase();
const replica = openTestDatabase();

afterAll(async () => {
  await Promise.all([database.$disconnect(), replica.$disconnect()]);
});

const inRequest = (on: typeof database, work: () => Promise<unknown>) => new RequestRecords(on).run(work);
const nothing = async (): Promise<void> => undefined;

async function signIn() {
  const session = { id: randomUUID(), uid: randomUUID(), accountId: randomUUID() };
  await adapterOf(database, 'Session').upsert(
    session.id,
    sessionOf(session.uid, session.id, session.accountId, ['a']),
    lifetime,
  );
  return session;
}

type Session = Awaited<ReturnType<typeof signIn>>;

/** Goes back to an authorization request after an interaction: the session gets a new id (`resetIdentifier`). */
async function resume(on: typeof database, { id, uid, accountId }: Session, meanwhile = nothing) {
  const next = randomUUID();
  await inRequest(on, async () => {
    const sessions = adapterOf(on, 'Session');
    await sessions.find(id);
    await meanwhile();
    await sessions.destroy(id);
    await sessions.upsert(next, sessionOf(uid, next, accountId, ['a', 'b']), lifetime);
  });
  return { id: next, uid, accountId };
}

/** Signs out, which may wait for a client that does not answer. */
const signOut = (on: typeof database, { id }: Session, meanwhile = nothing) =>
  inRequest(on, async () => {
    await adapterOf(on, 'Session').find(id);
    await meanwhile();
    await adapterOf(on, 'Session').destroy(id);
  });

const find = ({ id }: Session) => adapterOf(database, 'Session').find(id);
const rowsOf = ({ uid }: Session) => database.providerRecord.count({ where: { model: 'Session', uid } });

describe('a session that gets a new id', () => {
  it('has one row, under the new id', async () => {
    const first = await signIn();
    const second = await resume(database, first);
    expect([await find(first), await rowsOf(first)]).toEqual([undefined, 1]);
    expect(await find(second)).toMatchObject({ uid: first.uid, authorizations: { a: {}, b: {} } });
  });

  it('is found under the ids of both tabs that gave it one at once', async () => {
    const session = await signIn();
    let other = session;
    const own = await resume(database, session, async () => {
      other = await resume(replica, session);
    });
    expect(await find(own)).toMatchObject({ uid: session.uid });
    expect(await find(other)).toMatchObject({ uid: session.uid });
    expect(await find(session)).toBeUndefined();
  });

  it('keeps a person who has just signed in in it', async () => {
    const [id, uid, next, accountId] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
    const { accountId: _nobody, ...anonymous } = sessionOf(uid, id, '', []);
    await adapterOf(database, 'Session').upsert(id, anonymous, lifetime);
    await inRequest(database, async () => {
      await adapterOf(database, 'Session').find(id);
      await adapterOf(database, 'Session').destroy(id);
      await adapterOf(database, 'Session').upsert(next, sessionOf(uid, next, accountId, ['a']), lifetime);
    });
    expect(await find({ id: next, uid, accountId })).toMatchObject({ accountId, authorizations: { a: {} } });
  });

  it('has one row also when it is saved twice', async () => {
    const session = await signIn();
    const next = randomUUID();
    await inRequest(database, async () => {
      const sessions = adapterOf(database, 'Session');
      await sessions.find(session.id);
      for (const clients of [['a'], ['a', 'b']]) {
        await sessions.destroy(session.id);
        await sessions.upsert(next, sessionOf(session.uid, next, session.accountId, clients), lifetime);
      }
    });
    expect(await rowsOf(session)).toBe(1);
    expect(await find({ ...session, id: next })).toMatchObject({ authorizations: { a: {}, b: {} } });
  });
});

describe('a session that was ended — RP-Initiated Logout 1.0 §2', () => {
  it('does not come back under the id that another tab was about to give it', async () => {
    const session = await signIn();
    const next = await resume(database, session, () => signOut(replica, session));
    expect([await find(next), await rowsOf(session)]).toEqual([undefined, 0]);
  });

  it('ends under the id that another tab gave it while its clients were being told', async () => {
    const session = await signIn();
    await signOut(replica, session, async () => void (await resume(database, session)));
    expect(await rowsOf(session)).toBe(0);
  });

  it('ends under the ids of two tabs', async () => {
    const session = await signIn();
    let other = session;
    await resume(database, session, async () => {
      other = await resume(replica, session);
    });
    await signOut(database, other);
    expect(await rowsOf(session)).toBe(0);
  });

  it('is gone, 200 times, when three tabs go on and one signs out at the same moment', async () => {
    for (let round = 0; round < 200; round += 1) {
      const session = await signIn();
      let reading = 4;
      let haveRead: () => void;
      const everybodyHasRead = new Promise<void>((resolve) => (haveRead = resolve));
      const soon = async () => {
        reading -= 1;
        if (reading === 0) haveRead();
        await everybodyHasRead;
        await delay(Math.random() * 4);
      };
      await Promise.all([
        resume(database, session, soon),
        resume(replica, session, soon),
        resume(replica, session, soon),
        signOut(database, session, soon),
      ]);
      expect(await rowsOf(session)).toBe(0);
    }
  }, 60_000);
});
