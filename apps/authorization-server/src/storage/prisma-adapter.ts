import type { AuthorizationServerDatabase } from '@ecosystem/prisma/authorization-server';
import { type Adapter, type AdapterFactory, Provider, errors } from 'oidc-provider';
import { withHashedSecret } from './client-secrets.ts';
import { createPlace, readPlace } from './place.ts';
import { isStorable } from './record.ts';
import { RequestRecords } from './request-records.ts';

/**
 * oidc-provider's storage contract over Prisma, safe for several replicas and any number of requests at once. The
 * library finds a code or token, looks whether it is consumed, then consumes it: between those steps another request
 * may do the same. So nothing is decided here: what a request wants is collected, and one statement has the last word.
 */
export function createPrismaAdapter(database: AuthorizationServerDatabase): AdapterFactory {
  return (model: string): Adapter => ({
    async upsert(id, payload, expiresIn) {
      const kept = model === 'Client' ? withHashedSecret(payload) : payload;
      await RequestRecords.use(database, async (records) => records.save({ model, id }, kept, expiresIn));
    },

    async find(id) {
      if (!isLookupValue(id)) return undefined;
      const idHash = model === 'DeviceCode' && isOnOurOwnPages() ? readPlace(id) : undefined;
      return RequestRecords.use(database, (records) => records.find({ model, id, idHash }));
    },

    async findByUid(uid) {
      if (!isLookupValue(uid)) return undefined;
      return RequestRecords.use(database, (records) => records.findSessionByUid(uid));
    },

    async findByUserCode(userCode) {
      if (!isLookupValue(userCode)) return undefined;
      const row = await database.providerRecord.findFirst({ where: { model, userCode } });
      if (row === null) return undefined;
      const { idHash } = row;
      return RequestRecords.use(database, (records) =>
        records.find({ model, id: createPlace(idHash), idHash }),
      );
    },

    async consume(id) {
      if (!isLookupValue(id)) throw new errors.InvalidGrant('nothing to consume');
      await RequestRecords.use(database, async (records) => {
        await records.find({ model, id });
        records.consume({ model, id });
      });
    },

    async destroy(id) {
      if (!isLookupValue(id)) return;
      await RequestRecords.use(database, async (records) => records.remove({ model, id }));
    },

    async revokeByGrantId(grantId) {
      // Prisma drops an undefined condition: without this guard one call would empty the table.
      if (!isLookupValue(grantId)) return;
      await RequestRecords.use(database, async (records) => records.revokeGrant(grantId, model));
    },
  });
}

/** Whether a value can be looked up at all: a non-empty string without NUL, which PostgreSQL would refuse (22021). */
function isLookupValue(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && isStorable(value);
}

/** Where the library looks a device code up by what it has kept itself, and not by what a device has sent. */
function isOnOurOwnPages(): boolean {
  const { route } = (Provider.ctx?.oidc ?? {}) as { route?: string };
  return route === 'code_verification' || route === 'device_resume';
}
