import { randomUUID } from 'node:crypto';
import { createPerson } from '../control.ts';
import { env } from '../env.ts';
import { query } from '../query.ts';
import type { Participant } from './history.ts';

/** A new person with a contact whose name nobody else may read, and whose birthday is tomorrow. */
export async function createParticipant(): Promise<Participant> {
  const { email, password, subject } = await createPerson();
  const canary = `Canary-${randomUUID()}`;
  const tomorrow = new Date(Date.now() + 24 * 60 * 60 * 1000);
  await query(
    env.databaseUrls.contact_saver,
    `INSERT INTO contact (id, owner_issuer, owner_subject, first_name, birthday_day, birthday_month, updated_at)
     VALUES ($1, $2, $3, $4, $5, $6, now())`,
    [
      randomUUID(),
      env.authorizationServerUrl,
      subject,
      canary,
      tomorrow.getUTCDate(),
      tomorrow.getUTCMonth() + 1,
    ],
  );
  return { email, password, subject, canary };
}
