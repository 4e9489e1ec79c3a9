import { randomUUID } from 'node:crypto';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { RequestRecords } from '../src/storage/request-records.ts';
import { countStatements } from './count-statements.ts';
import { adapterOf, lifetime, openTestDatabase, payloadOf, saveFamily, sessionOf } from './records.ts';

const database = openTestDatabase();
const { counted, statements } = countStatements(database);

afterAll(() => database.$disconnect());
beforeEach(() => statements.splice(0));

const adapter = (model: string) => adapterOf(counted, model);
const inRequest = (work: () => Promise<unknown>) => new RequestRecords(counted).run(work);

async function saveSession() {
  const [id, uid] = [randomUUID(), randomUUID()];
  await adapterOf(database, 'Session').upsert(id, sessionOf(uid, id, randomUUID(), ['a']), lifetime);
  return { id, uid };
}

describe('reading within one request', () => {
  it('asks once for a record, however often it is read', async () => {
    const { id, uid } = await saveSession();
    await inRequest(async () => {
      const first = await adapter('Session').find(id);
      expect(first).toMatchObject({ jti: id, uid });
      expect(await adapter('Session').find(id)).toEqual(first);
      expect(await adapter('Session').findByUid(uid)).toEqual(first);
    });
    expect(statements).toHaveLength(1);
  });

  it('asks once for a record that does not exist', async () => {
    const id = randomUUID();
    await inRequest(async () => {
      for (let time = 0; time < 3; time += 1) expect(await adapter('Grant').find(id)).toBeUndefined();
    });
    expect(statements).toHaveLength(1);
  });

  it('brings the grant and the session of a token along', async () => {
    const { id, uid } = await saveSession();
    const { grantId } = await saveFamily(database);
    const code = randomUUID();
    const payload = payloadOf('AuthorizationCode', code, { grantId, sessionUid: uid });
    await adapterOf(database, 'AuthorizationCode').upsert(code, payload, lifetime);
    await inRequest(async () => {
      expect(await adapter('AuthorizationCode').find(code)).toEqual(payload);
      expect(await adapter('Grant').find(grantId)).toMatchObject({ jti: grantId });
      expect(await adapter('Session').findByUid(uid)).toMatchObject({ uid });
      expect(await adapter('Session').find(id)).toMatchObject({ jti: id });
    });
    expect(statements).toHaveLength(1);
  });

  it('reads the records its cookies name together', async () => {
    const [session, other] = [await saveSession(), await saveSession()];
    const expected = [session, other].map(({ id }) => ({ model: 'Session', id }));
    await new RequestRecords(counted, expected).run(async () => {
      await adapter('Session').find(session.id);
      await adapter('Session').find(other.id);
    });
    expect(statements).toHaveLength(1);
  });

  it('hands out copies: who changes one changes nobody else’s', async () => {
    const { id } = await saveSession();
    await inRequest(async () => {
      const session = await adapter('Session').find(id);
      Object.assign(session?.authorizations ?? {}, { evil: {} });
      expect((await adapter('Session').find(id))?.authorizations).toEqual({ a: { sid: 'a-sid' } });
    });
  });

  it('sees what the request itself has saved and destroyed', async () => {
    const [{ id }, fresh] = [await saveSession(), randomUUID()];
    await inRequest(async () => {
      await adapter('Session').destroy(id);
      await adapter('Grant').upsert(fresh, payloadOf('Grant', fresh), lifetime);
      expect(await adapter('Session').find(id)).toBeUndefined();
      expect(await adapter('Grant').find(fresh)).toMatchObject({ jti: fresh });
      expect(statements).toEqual([]);
    });
  });

  it('asks once for a session that is read by its uid only', async () => {
    const { uid } = await saveSession();
    await inRequest(async () => {
      const first = await adapter('Session').findByUid(uid);
      expect(await adapter('Session').findByUid(uid)).toEqual(first);
    });
    expect(statements).toHaveLength(1);
  });

  it('does not find a session by uid, a grant or its tokens after it has ended them itself', async () => {
    const [{ id, uid }, family] = [await saveSession(), await saveFamily(database)];
    await inRequest(async () => {
      await adapter('Session').find(id);
      await adapter('Session').destroy(id);
      expect(await adapter('Session').findByUid(uid)).toBeUndefined();
      await adapter('RefreshToken').find(family.refreshToken);
      await adapter('RefreshToken').revokeByGrantId(family.grantId);
      expect(await adapter('RefreshToken').find(family.refreshToken)).toBeUndefined();
      expect(await adapter('Grant').find(family.grantId)).toMatchObject({ jti: family.grantId });
    });
  });

  it('sees that it has consumed a code itself', async () => {
    const { code } = await saveFamily(database);
    await inRequest(async () => {
      await adapter('AuthorizationCode').find(code);
      await adapter('AuthorizationCode').consume(code);
      expect(await adapter('AuthorizationCode').find(code)).toHaveProperty('consumed');
    });
  });

  it('asks again in the next request, which sees what others wrote meanwhile', async () => {
    const { id } = await saveSession();
    await inRequest(() => adapter('Session').find(id));
    await adapterOf(database, 'Session').destroy(id);
    await inRequest(async () => expect(await adapter('Session').find(id)).toBeUndefined());
  });

  it('keeps requests at the same time apart', async () => {
    const id = randomUUID();
    await inRequest(async () => {
      await adapter('Grant').upsert(id, payloadOf('Grant', id), lifetime);
      await new RequestRecords(counted).run(async () => {
        expect(await adapter('Grant').find(id)).toBeUndefined();
      });
    });
    expect(await adapter('Grant').find(id)).toMatchObject({ jti: id });
  });
});
