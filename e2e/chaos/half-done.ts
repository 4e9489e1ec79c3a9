import { env } from '../env.ts';
import { query } from '../query.ts';
import type { Facts } from './history.ts';

type Rules = Readonly<Record<string, string>>;

/** What belongs together at the authorization server; each statement counts the rows that break its rule. */
const authorizationServerRules: Rules = {
  'a session is of somebody who has an account': `
    SELECT count(*)::int AS rows FROM provider_record WHERE model = 'Session' AND account_id IS NOT NULL
      AND NOT EXISTS (SELECT FROM account WHERE account.id = account_id)`,
  'a grant is of a person, for a client': `
    SELECT count(*)::int AS rows FROM provider_record WHERE model = 'Grant' AND (payload->>'clientId' IS NULL
      OR NOT EXISTS (SELECT FROM account WHERE account.id = account_id))`,
  'what was issued has its grant': `
    SELECT count(*)::int AS rows FROM provider_record AS issued
    WHERE model IN ('AuthorizationCode', 'AccessToken', 'RefreshToken') AND expires_at > now()
      AND NOT EXISTS (SELECT FROM provider_record AS grants
        WHERE grants.model = 'Grant' AND grants.grant_id = issued.grant_id)`,
  'a grant has one refresh token that works': `
    SELECT count(*)::int AS rows FROM (SELECT FROM provider_record
      WHERE model = 'RefreshToken' AND consumed_at IS NULL AND expires_at > now()
      GROUP BY grant_id HAVING count(*) > 1) AS doubled`,
};

const messageWriterRules: Rules = {
  'a connection holds tokens': `
    SELECT count(*)::int AS rows FROM connection WHERE sealed_tokens = '' OR sealed_claims = ''`,
  'a connection has a session, unless it may be used without the person': `
    SELECT count(*)::int AS rows FROM connection WHERE NOT offline AND expires_at > now()
      AND NOT EXISTS (SELECT FROM session WHERE connection_id = connection.id)`,
  'a message has words and a person': `
    SELECT count(*)::int AS rows FROM message WHERE first_name = ''
      OR NOT EXISTS (SELECT FROM person WHERE person.id = person_id)`,
};

/** Counts, for each rule, what was begun and neither finished nor taken back. */
export async function countHalfDone(): Promise<Facts['halfDone']> {
  const { authorization_server, contact_saver, message_writer } = env.databaseUrls;
  return [
    ...(await count(authorization_server, authorizationServerRules)),
    ...(await count(message_writer, messageWriterRules)),
    { rule: 'a contact has an owner', rows: await countOwnerless(authorization_server, contact_saver) },
  ];
}

async function count(url: string, rules: Rules): Promise<Facts['halfDone']> {
  const counted = Object.entries(rules).map(async ([rule, text]) => {
    const [row] = await query<{ rows: number }>(url, text);
    return { rule, rows: row?.rows ?? 0 };
  });
  return Promise.all(counted);
}

/** The two databases do not know each other; only a test asks both. */
async function countOwnerless(authorizationServer: string, contactSaver: string): Promise<number> {
  const accounts = await query<{ id: string }>(authorizationServer, 'SELECT id::text FROM account');
  const [row] = await query<{ rows: number }>(
    contactSaver,
    'SELECT count(*)::int AS rows FROM contact WHERE owner_issuer = $1 AND owner_subject <> ALL($2)',
    [env.authorizationServerUrl, accounts.map(({ id }) => id)],
  );
  return row?.rows ?? 0;
}
