import { randomUUID } from 'node:crypto';
import { afterAll, expect, describe, it } from 'vitest';
import { RequestRecords } from '../src/storage/request-records.ts';
import { adapterOf, lifetime, openTestDatabase, payloadOf, saveFamily, sessionOf } from './records.ts';

const database = openTestDatabase();
const replica = openTestDatabase();

afterAll(async () => {
  await Promise.all([database.$disconnect(), replica.$disconnect()]);
});

const save = (on: typeof database, model: string, id: string) =>
  adapterOf(on, model).upsert(id, payloadOf(model, id), lifetime);

describe('a request that uses up what another one has used up meanwhile', () => {
  it('changes nothing', async () => {
    const [pushed, session, next] = [randomUUID(), randomUUID(), randomUUID()];
    const [uid, account] = [randomUUID(), randomUUID()];
    const [family, revoked, grant] = [await saveFamily(database), await saveFamily(database), randomUUID()];
    await save(database, 'PushedAuthorizationRequest', pushed);
    const sessions = adapterOf(database, 'Session');
    await sessions.upsert(session, sessionOf(uid, session, account, ['a', 'b']), lifetime);
    const records = new RequestRecords(database);
    const request = records.run(async () => {
      await adapterOf(database, 'PushedAuthorizationRequest').consume(pushed);
      await new RequestRecords(replica).run(() =>
        adapterOf(replica, 'PushedAuthorizationRequest').consume(pushed),
      );
      await sessions.find(session);
      await sessions.destroy(session);
      await sessions.upsert(next, sessionOf(uid, next, account, ['b', 'c']), lifetime);
      await adapterOf(database, 'AccessToken').destroy(family.accessToken);
      await save(database, 'Grant', grant);
      records.revokeGrant(revoked.grantId);
    });
    await expect(request).rejects.toThrow('invalid_request_uri');
    expect(await sessions.find(session)).toMatchObject({ uid, authorizations: { a: {}, b: {} } });
    expect((await sessions.find(session))?.authorizations).not.toHaveProperty('c');
    expect(await sessions.find(next)).toBeUndefined();
    expect(await adapterOf(database, 'Grant').find(grant)).toBeUndefined();
    expect([await family.size(), await revoked.size()]).toEqual([4, 4]);
  });
});
