import { env } from '../env.ts';
import { countHalfDone } from './half-done.ts';
import type { Facts, Participant } from './history.ts';
import { query } from '../query.ts';
import { type Mark, readWritten } from './written.ts';

interface Row {
  readonly subject: string;
}

/**
 * Asks the databases and the logs what has become of everything; only here does a scenario look behind the apps.
 *
 * @param since how far everything was written when the scenario began
 * @param before what was half done then: that belongs to another scenario
 */
export async function readFacts(
  participants: readonly Participant[],
  since: Mark,
  before: Facts['halfDone'],
): Promise<Facts> {
  const subjects = participants.map(({ subject }) => subject);
  const emails = new Map(participants.map(({ email, subject }) => [subject, email]));
  const toEmail = ({ subject }: Row) => emails.get(subject) ?? subject;
  const ask = async <T extends Row>(database: keyof typeof env.databaseUrls, text: string) =>
    query<T>(env.databaseUrls[database], text, [subjects]);
  const [drafts, contacts, granted, signedIn, connected] = await Promise.all([
    ask<Row & { firstName: string; words: string }>('message_writer', keptDrafts),
    ask<Row & { firstName: string }>('contact_saver', keptContacts),
    ask('authorization_server', livingGrants),
    ask('authorization_server', livingSessions),
    ask('message_writer', keptConnections),
  ]);
  return {
    halfDone: (await countHalfDone()).map(({ rows, rule }) => {
      const known = before.find((count) => count.rule === rule)?.rows ?? 0;
      return { rule, rows: Math.max(0, rows - known) };
    }),
    drafts: drafts.map((row) => ({ ...row, person: toEmail(row) })),
    contacts: contacts.map((row) => ({ ...row, person: toEmail(row) })),
    granted: granted.map(toEmail),
    signedIn: signedIn.map(toEmail),
    connected: connected.map(toEmail),
    written: await readWritten(since),
  };
}

const keptDrafts = `
  SELECT subject, first_name AS "firstName", body AS words FROM message JOIN person ON person.id = person_id
  WHERE subject = ANY($1)`;

const keptContacts = `
  SELECT owner_subject AS subject, first_name AS "firstName" FROM contact WHERE owner_subject = ANY($1)`;

const livingGrants = `
  SELECT DISTINCT account_id::text AS subject FROM provider_record
  WHERE model = 'Grant' AND payload->>'clientId' = 'message-writer' AND expires_at > now()
    AND account_id = ANY($1::uuid[])`;

const livingSessions = `
  SELECT DISTINCT account_id::text AS subject FROM provider_record
  WHERE model = 'Session' AND expires_at > now() AND account_id = ANY($1::uuid[])`;

const keptConnections = `
  SELECT DISTINCT subject FROM connection JOIN person ON person.id = person_id
  WHERE subject = ANY($1) AND expires_at > now()`;
