import { randomUUID } from 'node:crypto';
import { errors } from 'oidc-provider';
import { afterAll, describe, expect, it } from 'vitest';
import { RequestRecords } from '../src/storage/request-records.ts';
import { adapterOf, lifetime, openTestDatabase, payloadOf, saveFamily } from './records.ts';

const database = openTestDatabase();
const replica = openTestDatabase();

afterAll(async () => {
  await Promise.all([database.$disconnect(), replica.$disconnect()]);
});

/** As many attempts at once as there are here, in turns on two replicas. */
const attempt = (times: number, work: (on: typeof database) => Promise<unknown>) =>
  Promise.allSettled(Array.from({ length: times }, (_value, turn) => work(turn % 2 ? replica : database)));

const succeeded = (results: PromiseSettledResult<unknown>[]) =>
  results.filter(({ status }) => status === 'fulfilled');

describe.each(['AuthorizationCode', 'RefreshToken'])('consume of one %s', (model) => {
  const idIn = (family: Awaited<ReturnType<typeof saveFamily>>) =>
    model === 'RefreshToken' ? family.refreshToken : family.code;

  it.each([undefined, '', 'a\u0000b', randomUUID()])('is an invalid_grant for %j', async (id) => {
    const consuming = adapterOf(database, model).consume(id as string);
    await expect(consuming).rejects.toBeInstanceOf(errors.InvalidGrant);
  });

  it('marks it consumed, once', async () => {
    const family = await saveFamily(database);
    const adapter = adapterOf(database, model);
    expect(await adapter.find(idIn(family))).not.toHaveProperty('consumed');
    await adapter.consume(idIn(family));
    expect(await adapter.find(idIn(family))).toHaveProperty('consumed', expect.any(Number));
    expect(await family.size()).toBe(4);
  });

  it('ends the whole grant the second time, and no other (RFC 9700 §4.14.2)', async () => {
    const [family, other] = [await saveFamily(database), await saveFamily(database)];
    await adapterOf(database, model).consume(idIn(family));
    const again = adapterOf(replica, model).consume(idIn(family));
    await expect(again).rejects.toBeInstanceOf(errors.InvalidGrant);
    expect(await family.size()).toBe(0);
    expect(await other.size()).toBe(4);
  });

  it('succeeds at most once of twenty at the same time, and leaves nothing of the grant (K1)', async () => {
    for (let round = 0; round < 10; round += 1) {
      const family = await saveFamily(database);
      const results = await attempt(20, (on) => adapterOf(on, model).consume(idIn(family)));
      expect(succeeded(results).length).toBeLessThanOrEqual(1);
      for (const result of results) {
        if (result.status === 'rejected') expect(result.reason).toBeInstanceOf(errors.InvalidGrant);
      }
      expect(await family.size()).toBe(0);
    }
  });

  it('stores what was issued for it only with it: the loser stores nothing, and ends what the winner stored', async () => {
    const family = await saveFamily(database);
    const issue = async (on: typeof database) => {
      const id = randomUUID();
      await adapterOf(on, model).consume(idIn(family));
      const payload = payloadOf('RefreshToken', id, { grantId: family.grantId });
      await adapterOf(on, 'RefreshToken').upsert(id, payload, lifetime);
    };
    const results = await attempt(2, (on) => new RequestRecords(on).run(() => issue(on)));
    expect(succeeded(results)).toHaveLength(1);
    expect(await family.size()).toBe(0);
  });
});
