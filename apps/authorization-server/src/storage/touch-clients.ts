import { Prisma } from '@ecosystem/prisma/authorization-server';
import { isRegisteredId } from '../registration/register-client.ts';
import { type RecordRow, hashId } from './record.ts';

/** What is stored when somebody lets a client in, and when that client comes back for more. */
const signsOfUse: ReadonlySet<string> = new Set(['Grant', 'RefreshToken']);

/**
 * Notes that clients that registered themselves are in use, once an hour at most: many people may use one.
 */
export function touchClients(saved: Iterable<RecordRow>, allowed: Prisma.Sql): Prisma.Sql[] {
  const used = [...saved].filter(({ model }) => signsOfUse.has(model));
  const clients = used.map(({ payload }) => payload.clientId ?? '').filter(isRegisteredId);
  const ids = new Set(clients.map((clientId) => hashId(clientId)));
  if (ids.size === 0) return [];
  return [
    Prisma.sql`
    UPDATE provider_record SET last_used_at = now()
    WHERE model = 'Client' AND id_hash IN (${Prisma.join([...ids])})
      AND (last_used_at IS NULL OR last_used_at < now() - interval '1 hour')
      AND ${allowed}`,
  ];
}
