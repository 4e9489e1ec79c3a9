import { randomUUID } from 'node:crypto';
import {
  type AuthorizationServerDatabase,
  openAuthorizationServerDatabase,
} from '@ecosystem/prisma/authorization-server';
import type { Adapter, AdapterPayload } from 'oidc-provider';
import { createPrismaAdapter } from '../src/storage/prisma-adapter.ts';
import { testDatabaseUrl } from './env.ts';

/** Seconds that what a test stores may live. */
export const lifetime = 60;

/** A connection pool of its own, as every replica has one. */
export function openTestDatabase(): AuthorizationServerDatabase {
  return openAuthorizationServerDatabase({ url: testDatabaseUrl });
}

export function adapterOf(database: AuthorizationServerDatabase, model: string): Adapter {
  return createPrismaAdapter(database)(model) as Adapter;
}

/** A payload such as oidc-provider stores. */
export function payloadOf(model: string, id: string, members: object = {}): AdapterPayload {
  const iat = Math.floor(Date.now() / 1000);
  return { kind: model, jti: id, iat, exp: iat + lifetime, ...members } as AdapterPayload;
}

/** A grant with one record of every kind that is issued under it, stored. */
export async function saveFamily(database: AuthorizationServerDatabase, grant: object = {}) {
  const grantId = randomUUID();
  const family = {
    grantId,
    code: randomUUID(),
    refreshToken: randomUUID(),
    accessToken: randomUUID(),
    /** How many of them there are still. */
    size: (): Promise<number> => database.providerRecord.count({ where: { grantId } }),
  };
  await adapterOf(database, 'Grant').upsert(grantId, payloadOf('Grant', grantId, grant), lifetime);
  const issued = [
    ['AuthorizationCode', family.code],
    ['RefreshToken', family.refreshToken],
    ['AccessToken', family.accessToken],
  ] as const;
  for (const [model, id] of issued) {
    await adapterOf(database, model).upsert(id, payloadOf(model, id, { grantId }), lifetime);
  }
  return family;
}

/** A session that has signed in to the clients named. */
export function sessionOf(uid: string, id: string, accountId: string, clientIds: readonly string[]) {
  const authorizations = Object.fromEntries(
    clientIds.map((clientId) => [clientId, { sid: `${clientId}-sid` }]),
  );
  return payloadOf('Session', id, { uid, accountId, authorizations });
}
