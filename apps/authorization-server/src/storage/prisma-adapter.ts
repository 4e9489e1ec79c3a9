import type { AuthorizationServerDatabase } from '@ecosystem/prisma/authorization-server';
import { type Adapter, type AdapterFactory, type AdapterPayload, errors } from 'oidc-provider';
import { hashId, isStorable } from './record.ts';
import { RequestRecords } from './request-records.ts';

/**
 * oidc-provider's storage contract over Prisma, safe for several replicas and any number of requests at once. The
 * library finds a code or token, looks whether it is consumed, then consumes it: between those steps another request
 * may do the same, so the last word is one conditional statement here.
 */
export function createPrismaAdapter(database: AuthorizationServerDatabase): AdapterFactory {
  return (model: string): Adapter => ({
    async upsert(id, payload, expiresIn) {
      await RequestRecords.use(database, async (records) => records.save({ model, id }, payload, expiresIn));
    },

    async find(id) {
      if (!isLookupValue(id)) return undefined;
      return RequestRecords.use(database, (records) => records.find({ model, id }));
    },

    async findByUid(uid) {
      if (!isLookupValue(uid)) return undefined;
      return RequestRecords.use(database, (records) => records.findSessionByUid(uid));
    },

    async findByUserCode(userCode) {
      if (!isLookupValue(userCode)) return undefined;
      const row = await database.providerRecord.findFirst({ where: { model, userCode } });
      return row === null ? undefined : (row.payload as AdapterPayload);
    },

    async consume(id) {
      if (!isLookupValue(id)) throw new errors.InvalidGrant('nothing to consume');
      await RequestRecords.use(database, (records) => consumeOnce(database, records, model, id));
    },

    async destroy(id) {
      if (!isLookupValue(id)) return;
      await RequestRecords.use(database, async (records) => records.remove({ model, id }));
    },

    async revokeByGrantId(grantId) {
      // Prisma drops an undefined condition: without this guard one call would empty the table.
      if (!isLookupValue(grantId)) return;
      await database.providerRecord.deleteMany({ where: { model, grantId } });
      await RequestRecords.use(database, async (records) => records.forgetGrant(grantId));
    },
  });
}

/** RFC 6749 §4.1.2, RFC 9700 §4.14.2: of any number of simultaneous uses one wins, and a second use ends the grant. */
async function consumeOnce(
  database: AuthorizationServerDatabase,
  records: RequestRecords,
  model: string,
  id: string,
): Promise<void> {
  const record = await records.find({ model, id });
  const { count } = await database.providerRecord.updateMany({
    where: { model, idHash: hashId(id), consumedAt: null },
    data: { consumedAt: new Date() },
  });
  if (count === 1) return;
  const grantId = record?.grantId;
  if (isLookupValue(grantId)) {
    // The grant's own row goes too: what the winner is still issuing is then worth nothing.
    await database.providerRecord.deleteMany({ where: { grantId } });
    records.forgetGrant(grantId);
  }
  throw new errors.InvalidGrant('already consumed');
}

/** Whether a value can be looked up at all: a non-empty string without NUL, which PostgreSQL would refuse (22021). */
function isLookupValue(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && isStorable(value);
}
