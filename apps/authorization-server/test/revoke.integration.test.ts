import { randomUUID } from 'node:crypto';
import { errors } from 'oidc-provider';
import { afterAll, describe, expect, it } from 'vitest';
import { revokeApp } from '../src/account/revoke-app.ts';
import { RequestRecords } from '../src/storage/request-records.ts';
import { revokeGrants } from '../src/storage/revoke-grants.ts';
import { adapterOf, lifetime, openTestDatabase, payloadOf, saveFamily } from './records.ts';

const database = openTestDatabase();
const replica = openTestDatabase();
const rounds = 500;

afterAll(async () => {
  await Promise.all([database.$disconnect(), replica.$disconnect()]);
});

/** What a token request does with a refresh token: it uses it up and stores the next one. */
function rotate(on: typeof database, refreshToken: string, grantId: string, next: string): Promise<void> {
  return new RequestRecords(on).run(async () => {
    const tokens = adapterOf(on, 'RefreshToken');
    await tokens.find(refreshToken);
    await tokens.consume(refreshToken);
    await tokens.upsert(next, payloadOf('RefreshToken', next, { grantId }), lifetime);
  });
}

describe('revokeApp', () => {
  it.each([undefined, 7, '', 'nothing', 'a\u0000b', '\ud800'])('ends nothing for %j', async (grantId) => {
    expect(await revokeApp(database, randomUUID(), grantId)).toBeUndefined();
  });

  it('ends a person’s own grant, and nobody else’s', async () => {
    const accountId = randomUUID();
    const family = await saveFamily(database, { accountId, clientId: 'message-writer' });
    expect(await revokeApp(database, randomUUID(), family.grantId)).toBeUndefined();
    expect(await family.size()).toBe(4);
    expect(await revokeApp(database, accountId, family.grantId)).toMatchObject({
      clientId: 'message-writer',
    });
    expect(await family.size()).toBe(0);
  });

  it(`leaves no grant to anybody, ${rounds} times, while it is refreshed and revoked elsewhere`, async () => {
    for (let round = 0; round < rounds; round += 1) {
      const accountId = randomUUID();
      const family = await saveFamily(database, { accountId, clientId: 'message-writer' });
      const results = await Promise.allSettled([
        rotate(database, family.refreshToken, family.grantId, randomUUID()),
        revokeApp(replica, accountId, family.grantId),
        revokeGrants(database, [family.grantId]),
        rotate(replica, family.refreshToken, family.grantId, randomUUID()),
      ]);
      for (const result of results) {
        if (result.status === 'rejected') expect(result.reason).toBeInstanceOf(errors.InvalidGrant);
      }
      // Every use of a token looks for its grant first.
      expect(await adapterOf(database, 'Grant').find(family.grantId)).toBeUndefined();
    }
  }, 120_000);
});
