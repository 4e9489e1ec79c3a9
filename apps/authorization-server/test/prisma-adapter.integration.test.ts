import { randomUUID } from 'node:crypto';
import { errors } from 'oidc-provider';
import { afterAll, describe, expect, it } from 'vitest';
import { adapterOf, lifetime, openTestDatabase, payloadOf, saveFamily } from './records.ts';

const database = openTestDatabase();
const replica = openTestDatabase();

afterAll(async () => {
  await Promise.all([database.$disconnect(), replica.$disconnect()]);
});

const unstorable = ['\u0000', 'a\u0000b', '\ud800'];
const nothing = [undefined, null, '', ...unstorable] as (string | undefined)[] as string[];

describe('upsert', () => {
  it.each(unstorable)('refuses a payload with %j as the client’s mistake (K5)', async (value) => {
    const id = randomUUID();
    const interactions = adapterOf(database, 'Interaction');
    for (const members of [{ params: { state: value } }, { params: { [value]: 'x' } }, { uid: value }]) {
      const saving = interactions.upsert(id, payloadOf('Interaction', id, members), lifetime);
      await expect(saving).rejects.toBeInstanceOf(errors.InvalidRequest);
    }
    expect(await interactions.find(id)).toBeUndefined();
  });

  it('keeps a payload whole, and replaces the one before', async () => {
    const id = randomUUID();
    const interactions = adapterOf(database, 'Interaction');
    const first = payloadOf('Interaction', id, { params: { state: '“♥”', nested: [1, null, { a: true }] } });
    await interactions.upsert(id, first, lifetime);
    expect(await interactions.find(id)).toEqual(first);
    const second = payloadOf('Interaction', id, { params: {} });
    await interactions.upsert(id, second, lifetime);
    expect(await adapterOf(replica, 'Interaction').find(id)).toEqual(second);
  });

  it('stores only the hash of an id', async () => {
    const { code, refreshToken, accessToken, grantId } = await saveFamily(database);
    const rows = JSON.stringify(await database.providerRecord.findMany({ where: { grantId } }));
    for (const id of [code, refreshToken, accessToken]) expect(rows).not.toContain(id);
  });
});

describe('find', () => {
  it.each(nothing)('finds nothing for %j (K4, K5)', async (value) => {
    await saveFamily(database);
    for (const model of ['Session', 'Grant', 'AuthorizationCode', 'RefreshToken', 'DeviceCode']) {
      const adapter = adapterOf(database, model);
      expect(await adapter.find(value)).toBeUndefined();
      expect(await adapter.findByUid(value)).toBeUndefined();
      expect(await adapter.findByUserCode(value)).toBeUndefined();
    }
  });

  it('finds a record under its own model only', async () => {
    const { accessToken } = await saveFamily(database);
    expect(await adapterOf(database, 'AccessToken').find(accessToken)).toMatchObject({ jti: accessToken });
    expect(await adapterOf(database, 'RefreshToken').find(accessToken)).toBeUndefined();
  });
});

describe('findByUid', () => {
  it('finds the session, under whatever id it has now', async () => {
    const uid = randomUUID();
    const ids = [randomUUID(), randomUUID()] as const;
    const sessions = adapterOf(database, 'Session');
    await sessions.upsert(ids[0], payloadOf('Session', ids[0], { uid }), lifetime);
    expect(await sessions.findByUid(uid)).toMatchObject({ uid });
    await sessions.destroy(ids[0]);
    await sessions.upsert(ids[1], payloadOf('Session', ids[1], { uid, loginTs: 1 }), lifetime);
    expect(await sessions.findByUid(uid)).toMatchObject({ uid, loginTs: 1 });
    expect(await sessions.findByUid(randomUUID())).toBeUndefined();
  });
});

describe('findByUserCode', () => {
  it('finds the device code', async () => {
    const id = randomUUID();
    const userCode = randomUUID();
    const codes = adapterOf(database, 'DeviceCode');
    await codes.upsert(id, payloadOf('DeviceCode', id, { userCode }), lifetime);
    expect(await codes.findByUserCode(userCode)).toMatchObject({ userCode });
    expect(await codes.findByUserCode(randomUUID())).toBeUndefined();
  });
});

describe('destroy', () => {
  it.each(nothing)('destroys nothing for %j', async (value) => {
    const family = await saveFamily(database);
    await adapterOf(database, 'RefreshToken').destroy(value);
    expect(await family.size()).toBe(4);
  });

  it('destroys one record, and is content when there is none', async () => {
    const family = await saveFamily(database);
    const tokens = adapterOf(database, 'RefreshToken');
    await tokens.destroy(family.refreshToken);
    await tokens.destroy(family.refreshToken);
    expect(await tokens.find(family.refreshToken)).toBeUndefined();
    expect(await family.size()).toBe(3);
  });
});

describe('revokeByGrantId', () => {
  it.each(nothing)('revokes nothing for %j (K4)', async (value) => {
    const family = await saveFamily(database);
    await adapterOf(database, 'RefreshToken').revokeByGrantId(value);
    expect(await family.size()).toBe(4);
  });

  it('revokes the records of one model and one grant', async () => {
    const [family, other] = [await saveFamily(database), await saveFamily(database)];
    const tokens = adapterOf(database, 'RefreshToken');
    await tokens.revokeByGrantId(family.grantId);
    expect(await tokens.find(family.refreshToken)).toBeUndefined();
    expect(await family.size()).toBe(3);
    expect(await other.size()).toBe(4);
  });
});
