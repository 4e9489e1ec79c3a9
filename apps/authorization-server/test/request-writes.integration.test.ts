import { randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { openAuthorizationServerDatabase } from '@ecosystem/prisma/authorization-server';
import Koa from 'koa';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createRequestRecords } from '../src/http/request-records-middleware.ts';
import { RequestRecords } from '../src/storage/request-records.ts';
import { countStatements } from './count-statements.ts';
import { testDatabaseUrl } from './env.ts';
import { createTestProvider } from './provider.ts';
import { adapterOf, lifetime, openTestDatabase, payloadOf, saveFamily, sessionOf } from './records.ts';

const database = openTestDatabase();
const { counted, statements } = countStatements(database);

afterAll(() => database.$disconnect());
beforeEach(() => statements.splice(0));

const save = (on: typeof database, model: string, id: string, members = {}) =>
  adapterOf(on, model).upsert(id, payloadOf(model, id, members), lifetime);

/** What no person is called: the database refuses it. */
const impossible = { accountId: 'nobody' };

describe('writing within one request', () => {
  it('is one statement, after everything else', async () => {
    const [family, old] = [await saveFamily(database), await saveFamily(database)];
    const [session, interaction] = [randomUUID(), randomUUID()];
    const records = new RequestRecords(counted);
    await records.run(async () => {
      await adapterOf(counted, 'Session').upsert(
        session,
        sessionOf(randomUUID(), session, randomUUID(), ['a', 'b']),
        lifetime,
      );
      await save(counted, 'Interaction', interaction);
      await save(counted, 'Interaction', interaction, { params: { state: 'last' } });
      await adapterOf(counted, 'AccessToken').destroy(family.accessToken);
      records.revokeGrant(old.grantId);
      expect(statements).toEqual([]);
    });
    expect(statements).toHaveLength(1);
    expect(await adapterOf(database, 'Session').find(session)).toMatchObject({
      authorizations: { a: {}, b: {} },
    });
    expect(await adapterOf(database, 'Interaction').find(interaction)).toMatchObject({
      params: { state: 'last' },
    });
    expect([await family.size(), await old.size()]).toEqual([3, 0]);
  });

  it('is no statement when nothing was changed', async () => {
    await new RequestRecords(counted).run(async () => undefined);
    expect(statements).toEqual([]);
  });

  it('does not happen when the request fails', async () => {
    const id = randomUUID();
    const request = new RequestRecords(counted).run(async () => {
      await save(counted, 'Grant', id);
      throw new Error('a step of the request');
    });
    await expect(request).rejects.toThrow('a step of the request');
    expect(await adapterOf(database, 'Grant').find(id)).toBeUndefined();
  });

  it('is all or nothing', async () => {
    const [family, grant] = [await saveFamily(database), randomUUID()];
    const request = new RequestRecords(counted).run(async () => {
      await save(counted, 'Grant', grant);
      await adapterOf(counted, 'AccessToken').destroy(family.accessToken);
      await save(counted, 'Session', randomUUID(), impossible);
    });
    await expect(request).rejects.toThrow();
    expect(await adapterOf(database, 'Grant').find(grant)).toBeUndefined();
    expect(await family.size()).toBe(4);
  });
});

describe('a request whose writes fail', () => {
  const readOnly = new URL(testDatabaseUrl);
  readOnly.searchParams.set('options', '-c default_transaction_read_only=on');
  let server: Server;

  afterEach(() => server.close());

  /** An endpoint that prepares a redirect with a cookie, as the end of a consent is, and stores something. */
  async function answerFrom(
    url: string,
    work: (on: typeof database) => Promise<unknown>,
    accept = 'text/html',
  ): Promise<Response> {
    const broken = openAuthorizationServerDatabase({ url });
    const app = new Koa();
    app.silent = true;
    app.use(createRequestRecords(createTestProvider(broken), broken) as Koa.Middleware);
    app.use(async (ctx) => {
      await work(broken);
      ctx.cookies.set('as_session', 'new');
      ctx.status = 303;
      ctx.redirect('https://client.example/callback');
    });
    server = app.listen(0, 'localhost');
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as AddressInfo;
    const response = await fetch(`http://localhost:${port}/`, { redirect: 'manual', headers: { accept } });
    await broken.$disconnect();
    return response;
  }

  it('is answered 503, without redirect or cookie, when the database only reads', async () => {
    const response = await answerFrom(readOnly.href, (on) => save(on, 'Grant', randomUUID()));
    expect(response.status).toBe(503);
    expect(response.headers.get('retry-after')).toMatch(/^\d+$/);
    expect(response.headers.get('location')).toBeNull();
    expect(response.headers.get('set-cookie')).toBeNull();
    expect(await response.text()).not.toMatch(/read-only|prisma|insert into/i);
  });

  it('is answered 503 when the database is out of reach', async () => {
    const nowhere = 'postgresql://nobody:nothing@127.0.0.1:1/none';
    const response = await answerFrom(nowhere, (on) => save(on, 'Grant', randomUUID()));
    expect(response.status).toBe(503);
    expect(response.headers.get('location')).toBeNull();
    expect(response.headers.get('set-cookie')).toBeNull();
    expect(await response.text()).not.toMatch(/127\.0\.0\.1|prisma|insert into/i);
  });

  it('is answered 500 when the database refuses a value', async () => {
    const response = await answerFrom(testDatabaseUrl, (on) => save(on, 'Session', randomUUID(), impossible));
    expect(response.status).toBe(500);
    expect(response.headers.get('location')).toBeNull();
    expect(response.headers.get('set-cookie')).toBeNull();
  });

  it.each([
    ['PushedAuthorizationRequest', 'text/html', /^text\/html.*invalid_request_uri/s],
    ['AuthorizationCode', '*/*', /^application\/json.*"error":"invalid_grant"/s],
  ])('is answered 400, without redirect or cookie, when its %s was used up', async (model, accept, words) => {
    const id = randomUUID();
    await save(database, model, id);
    await adapterOf(database, model).consume(id);
    const response = await answerFrom(testDatabaseUrl, (on) => adapterOf(on, model).consume(id), accept);
    expect(response.status).toBe(400);
    expect(response.headers.get('location')).toBeNull();
    expect(response.headers.get('set-cookie')).toBeNull();
    expect(`${response.headers.get('content-type')} ${await response.text()}`).toMatch(words);
  });

  it('is answered as success otherwise', async () => {
    const response = await answerFrom(testDatabaseUrl, (on) => save(on, 'Grant', randomUUID()));
    expect(response.status).toBe(303);
    expect(response.headers.get('set-cookie')).toContain('as_session=new');
  });
});
