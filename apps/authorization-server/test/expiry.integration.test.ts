import { randomUUID } from 'node:crypto';
import { afterAll, describe, expect, it } from 'vitest';
import { createTestProvider } from './provider.ts';
import { adapterOf, openTestDatabase, payloadOf } from './records.ts';

const database = openTestDatabase();
const provider = createTestProvider(database);

afterAll(() => database.$disconnect());

const models = [
  'Session',
  'Interaction',
  'Grant',
  'AccessToken',
  'AuthorizationCode',
  'RefreshToken',
] as const;

/** Looks a record up as the library does. */
const find = (model: (typeof models)[number], id: string) =>
  (provider[model] as { find(id: string): Promise<unknown> }).find(id);

/** Stored with an end so many seconds from now; the library forgives fifteen, for clocks that differ. */
async function saveEndingIn(model: string, seconds: number) {
  const [id, uid] = [randomUUID(), randomUUID()];
  const exp = Math.floor(Date.now() / 1000) + seconds;
  await adapterOf(database, model).upsert(id, payloadOf(model, id, { exp, uid, prompt: {} }), seconds);
  return { id, uid };
}

describe.each(models)('an expired %s', (model) => {
  it('is not found', async () => {
    const [expired, good] = [await saveEndingIn(model, -30), await saveEndingIn(model, 60)];
    expect(await find(model, good.id)).toMatchObject({ jti: good.id });
    expect(await find(model, expired.id)).toBeUndefined();
  });
});

describe('an expired session', () => {
  it('is not found by what is bound to it either', async () => {
    const [expired, good] = [await saveEndingIn('Session', -30), await saveEndingIn('Session', 60)];
    expect(await provider.Session.findByUid(good.uid)).toMatchObject({ uid: good.uid });
    expect(await provider.Session.findByUid(expired.uid)).toBeUndefined();
  });
});
