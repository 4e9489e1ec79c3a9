import { randomUUID } from 'node:crypto';
import { afterAll, expect, it } from 'vitest';
import { removeExpired } from '../src/housekeeping/remove-expired.ts';
import { database } from '../src/storage/database.ts';

const anHour = 3_600_000;
const past = new Date(Date.now() - anHour);
const future = new Date(Date.now() + anHour);

afterAll(() => database().$disconnect());

const sessionsOf = (prefix: string) =>
  database().session.count({ where: { idHash: { startsWith: prefix } } });

it('removes what has expired, in as many batches as it takes, and nothing else', async () => {
  const prefix = randomUUID();
  const data = Array.from({ length: 1_203 }, (_, index) => ({
    idHash: `${prefix} ${index}`,
    expiresAt: index < 1_200 ? past : future,
  }));
  await database().session.createMany({ data });
  await database().acceptedOnce.createMany({
    data: [
      { hash: `${prefix} past`, expiresAt: past },
      { hash: `${prefix} future`, expiresAt: future },
    ],
  });
  const run = await database().jobRun.create({ data: { finishedAt: past } });
  await Promise.all([removeExpired(database()), removeExpired(database()), removeExpired(database())]);
  expect(await sessionsOf(prefix)).toBe(3);
  const hashes = await database().acceptedOnce.findMany({ where: { hash: { startsWith: prefix } } });
  expect(hashes.map(({ hash }) => hash)).toEqual([`${prefix} future`]);
  expect(await database().jobRun.count({ where: { id: run.id } })).toBe(1);
});

it('takes a connection that has expired from its session, and leaves the session', async () => {
  const id = randomUUID();
  const seals = { sealedTokens: '', sealedClaims: '', scope: '' };
  const times = { accessTokenExpiresAt: past, expiresAt: past };
  await database().connection.create({ data: { id, ...seals, ...times } });
  await database().session.create({ data: { idHash: id, connectionId: id, expiresAt: future } });
  await removeExpired(database());
  expect(await database().session.findUnique({ where: { idHash: id } })).toMatchObject({
    connectionId: null,
  });
});
