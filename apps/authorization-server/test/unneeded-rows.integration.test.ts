import { randomUUID } from 'node:crypto';
import { afterAll, describe, expect, it } from 'vitest';
import { removeExpired } from '../src/housekeeping/remove-expired.ts';
import { createClientId } from '../src/registration/register-client.ts';
import { hashId } from '../src/storage/record.ts';
import { adapterOf, lifetime, openTestDatabase, payloadOf } from './records.ts';

const database = openTestDatabase();
const [hour, day] = [60 * 60, 24 * 60 * 60];

afterAll(() => database.$disconnect());

const ago = (seconds: number) => new Date(Date.now() - seconds * 1000);

/** A client that registered itself so many seconds ago. */
async function registered(age: number, lastUsed?: number): Promise<string> {
  const clientId = createClientId();
  await adapterOf(database, 'Client').upsert(clientId, { client_id: clientId }, undefined as never);
  await change(clientId, { createdAt: ago(age), lastUsedAt: lastUsed === undefined ? null : ago(lastUsed) });
  return clientId;
}

const change = (clientId: string, data: { createdAt?: Date; lastUsedAt: Date | null }) =>
  database.providerRecord.updateMany({ where: { model: 'Client', idHash: hashId(clientId) }, data });

const find = (clientId: string) =>
  database.providerRecord.findFirst({ where: { model: 'Client', idHash: hashId(clientId) } });

async function isKept(clientId: string): Promise<boolean> {
  await removeExpired(database);
  return (await find(clientId)) !== null;
}

/** Somebody lets the client in, or it comes back. */
async function use(model: string, clientId: string): Promise<string> {
  const id = randomUUID();
  await adapterOf(database, model).upsert(id, payloadOf(model, id, { clientId }), lifetime);
  return id;
}

describe('a client that registered itself', () => {
  it('stays for a week without use, and no longer', async () => {
    expect(await isKept(await registered(6 * day))).toBe(true);
    expect(await isKept(await registered(8 * day))).toBe(false);
  });

  it('stays for a week after its last use, however old it is', async () => {
    expect(await isKept(await registered(80 * day, 6 * day))).toBe(true);
    expect(await isKept(await registered(80 * day, 8 * day))).toBe(false);
  });

  it('stays while somebody lets it in', async () => {
    const clientId = await registered(80 * day, 8 * day);
    const grant = await use('Grant', clientId);
    await change(clientId, { lastUsedAt: ago(8 * day) });
    expect(await isKept(clientId)).toBe(true);
    await adapterOf(database, 'Grant').destroy(grant);
    expect(await isKept(clientId)).toBe(false);
  });

  it.each(['Grant', 'RefreshToken'])(
    'is in use when a %s of it is stored, and no other one is',
    async (model) => {
      const [used, other] = [await registered(8 * day), await registered(6 * day)];
      const id = await use(model, used);
      await adapterOf(database, model).destroy(id);
      expect((await find(used))?.lastUsedAt?.getTime()).toBeGreaterThan(Date.now() - 60_000);
      expect((await find(other))?.lastUsedAt).toBeNull();
      expect(await isKept(used)).toBe(true);
    },
  );

  it('is noted to be in use once an hour at most', async () => {
    const clientId = await registered(day, hour / 2);
    const before = (await find(clientId))?.lastUsedAt;
    await use('RefreshToken', clientId);
    expect((await find(clientId))?.lastUsedAt).toEqual(before);
    await change(clientId, { lastUsedAt: ago(2 * hour) });
    await use('RefreshToken', clientId);
    expect((await find(clientId))?.lastUsedAt?.getTime()).toBeGreaterThan(Date.now() - 60_000);
  });
});

describe('other rows', () => {
  it('of counted attempts go when their window is over', async () => {
    const [over, open] = [randomUUID(), randomUUID()];
    await database.countedAttempt.create({ data: { key: over, attempts: 9, windowEndsAt: ago(120) } });
    await database.countedAttempt.create({ data: { key: open, attempts: 9, windowEndsAt: ago(-60) } });
    await removeExpired(database);
    const kept = await database.countedAttempt.findMany({ where: { key: { in: [over, open] } } });
    expect(kept.map(({ key }) => key)).toEqual([open]);
  });

  it('of devices go an hour after their last question', async () => {
    const [silent, asking] = [randomUUID(), randomUUID()];
    const polled = (codeHash: string, seconds: number) =>
      database.devicePoll.create({ data: { codeHash, intervalSeconds: 5, polledAt: ago(seconds) } });
    await polled(silent, hour + 60);
    await polled(asking, hour - 60);
    await removeExpired(database);
    const kept = await database.devicePoll.findMany({ where: { codeHash: { in: [silent, asking] } } });
    expect(kept.map(({ codeHash }) => codeHash)).toEqual([asking]);
  });
});
