import { randomUUID } from 'node:crypto';
import { afterAll, beforeEach } from 'vitest';
import { services } from '../src/services.ts';
import type { Connection, NewConnection } from '../src/session/session-store.ts';
import { database } from '../src/storage/database.ts';

/** The store under test: the same tests run against PostgreSQL and against Redis. */
export const { sessions } = services();
export const inAnHour = () => new Date(Date.now() + 3_600_000);
export const inAMoment = () => new Date(Date.now() + 4_000);
export const newHash = () => randomUUID();

/** Somebody new. */
export async function createPersonId(): Promise<string> {
  const { id } = await database().person.create({ data: { issuer: 'here', subject: randomUUID() } });
  return id;
}

/** A person of each test's own; lets go of the store after the last. */
export function ownPerson(): { id: string } {
  const person = { id: '' };
  beforeEach(async () => {
    person.id = await createPersonId();
  });
  afterAll(() => Promise.all([sessions.close(), database().$disconnect()]));
  return person;
}

export function newConnection(personId: string | null, changed: Partial<NewConnection> = {}): NewConnection {
  return {
    id: randomUUID(),
    personId,
    sid: 'one session',
    offline: false,
    scope: 'openid birthdays.read',
    sealedTokens: 'sealed tokens',
    sealedClaims: 'sealed claims',
    accessTokenExpiresAt: inAnHour(),
    expiresAt: inAnHour(),
    ...changed,
  };
}

/** A connected session, with the hash it had before. */
export async function connect(
  personId: string | null,
  changed: Partial<NewConnection> = {},
  expiresAt = inAnHour(),
) {
  const [before, idHash] = [newHash(), newHash()];
  await sessions.ensure(before, inAnHour());
  const connection = newConnection(personId, changed);
  await sessions.connect(before, { idHash, expiresAt }, connection);
  return { before, idHash, connection: (await sessions.findConnection(connection.id)) as Connection };
}
