import { randomUUID } from 'node:crypto';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { removeExpired } from '../src/housekeeping/remove-expired.ts';
import { adapterOf, openTestDatabase, payloadOf, saveFamily, sessionOf } from './records.ts';

const database = openTestDatabase();
const replica = openTestDatabase();
const [longAgo, later] = [-120, 60];

afterAll(async () => {
  await Promise.all([database.$disconnect(), replica.$disconnect()]);
});
beforeEach(() => removeExpired(database));

/** Stores records of one account that end so many seconds from now. */
async function save(accountId: string, model: string, count: number, seconds: number, grantId?: string) {
  await database.$executeRaw`
    INSERT INTO provider_record (model, id_hash, payload, account_id, grant_id, expires_at)
    SELECT ${model}, gen_random_uuid()::text, '{}', ${accountId}::uuid, ${grantId ?? null},
      now() + make_interval(secs => ${seconds}) FROM generate_series(1, ${count}::int)`;
}

const countOf = (accountId: string) => database.providerRecord.count({ where: { accountId } });

describe('removeExpired', () => {
  it('keeps the table small while many short-lived rows are written, on two replicas at once', async () => {
    const accountId = randomUUID();
    const [rounds, written] = [15, 800];
    for (let round = 0; round < rounds; round += 1) {
      await save(accountId, 'Interaction', written, longAgo);
      await Promise.all([
        removeExpired(database),
        removeExpired(replica),
        save(accountId, 'AccessToken', written, longAgo),
      ]);
      expect(await countOf(accountId)).toBeLessThanOrEqual(written);
    }
    await removeExpired(database);
    expect(await countOf(accountId)).toBe(0);
  }, 60_000);

  it('removes each row once, however many remove', async () => {
    const accountId = randomUUID();
    await save(accountId, 'Interaction', 2_500, longAgo);
    const removed = await Promise.all([database, replica, database, replica].map(removeExpired));
    expect(removed.reduce((sum, count) => sum + count)).toBeGreaterThanOrEqual(2_500);
    expect(await countOf(accountId)).toBe(0);
  });

  it('takes nothing that has not expired, or is only just over', async () => {
    const [accountId, uid, id] = [randomUUID(), randomUUID(), randomUUID()];
    const family = await saveFamily(database);
    await adapterOf(database, 'Session').upsert(id, sessionOf(uid, id, accountId, ['a']), later);
    await save(accountId, 'RefreshToken', 5, later);
    await save(accountId, 'AccessToken', 5, -20);
    await database.providerRecord.create({
      data: { model: 'Client', idHash: randomUUID(), payload: {}, accountId, expiresAt: null },
    });
    const key = randomUUID();
    await database.signInFailure.create({ data: { key, failures: 9, windowEndsAt: soon() } });
    await removeExpired(database);
    expect(await family.size()).toBe(4);
    expect(await countOf(accountId)).toBe(12);
    expect(await adapterOf(database, 'Session').find(id)).toMatchObject({ authorizations: { a: {} } });
    expect(await database.signInFailure.count({ where: { key } })).toBe(1);
  });

  it('removes clients of sessions and windows of failures that are over', async () => {
    const [sessionUid, key] = [randomUUID(), randomUUID()];
    const over = new Date(Date.now() + longAgo * 1000);
    await database.sessionAuthorization.create({
      data: { sessionUid, clientId: 'a', details: {}, expiresAt: over },
    });
    await database.signInFailure.create({ data: { key, failures: 9, windowEndsAt: over } });
    await removeExpired(database);
    expect(await database.sessionAuthorization.count({ where: { sessionUid } })).toBe(0);
    expect(await database.signInFailure.count({ where: { key } })).toBe(0);
  });

  it('keeps a grant that is over while something of it is not', async () => {
    const [accountId, grantId] = [randomUUID(), randomUUID()];
    await save(accountId, 'Grant', 1, longAgo, grantId);
    await save(accountId, 'AccessToken', 1, later, grantId);
    await removeExpired(database);
    expect(await countOf(accountId)).toBe(2);
    await database.providerRecord.updateMany({
      where: { accountId },
      data: { expiresAt: new Date(Date.now() + longAgo * 1000) },
    });
    await removeExpired(database);
    await removeExpired(database);
    expect(await countOf(accountId)).toBe(0);
  });

  it('does not wait for a row that somebody is using, and takes it the next time', async () => {
    const [accountId, id] = [randomUUID(), randomUUID()];
    await adapterOf(database, 'RefreshToken').upsert(
      id,
      payloadOf('RefreshToken', id, { accountId }),
      longAgo,
    );
    await replica.$transaction(async (using) => {
      await using.providerRecord.updateMany({ where: { accountId }, data: { consumedAt: new Date() } });
      await removeExpired(database);
      expect(await countOf(accountId)).toBe(1);
    });
    await removeExpired(database);
    expect(await countOf(accountId)).toBe(0);
  });
});

const soon = () => new Date(Date.now() + later * 1000);
