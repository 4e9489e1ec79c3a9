import type { ContactSaverDatabase } from '@ecosystem/prisma/contact-saver';
import type { Access } from './access.ts';

/** Writes entries in one statement of six parameters, however many they are: the client would make seven of each. */
export async function insertAccesses(
  database: Pick<ContactSaverDatabase, '$executeRaw'>,
  accesses: readonly Access[],
): Promise<void> {
  const column = <Name extends keyof Access>(name: Name) => accesses.map((access) => access[name]);
  await database.$executeRaw`
    INSERT INTO access_log_entry (id, owner_issuer, owner_subject, client_id, route, outcome, occurred_at)
    SELECT gen_random_uuid(), entry.*
    FROM unnest(${column('ownerIssuer')}::text[], ${column('ownerSubject')}::text[], ${column('clientId')}::text[],
      ${column('route')}::text[], ${column('outcome')}::text[], ${column('occurredAt')}::timestamptz[]) AS entry`;
}
