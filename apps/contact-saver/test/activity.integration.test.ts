import { randomUUID } from 'node:crypto';
import { openContactSaverDatabase } from '@ecosystem/prisma/contact-saver';
import type { ActivityEntry } from '@ecosystem/types/activity';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { AccessLog } from '../src/access-log/access-log.ts';
import { type Api, startApi } from './api.ts';
import { testDatabaseUrl } from './env.ts';
import { TestIssuer } from './issuer.ts';

interface List {
  readonly items: ActivityEntry[];
  readonly nextCursor: string | null;
}

let issuer: TestIssuer;
let api: Api;
let sub: string;
const database = openContactSaverDatabase({ url: testDatabaseUrl });

beforeAll(async () => {
  issuer = await TestIssuer.start();
  api = await startApi(issuer.url);
});

afterAll(async () => {
  await Promise.all([api.stop(), issuer.stop(), database.$disconnect()]);
});

/** Every test is a person of its own. */
beforeEach(() => {
  sub = randomUUID();
});

const written = () => api.app.get(AccessLog).flush();
const tokenFor = (clientId: string, scope: string) =>
  issuer.sign(api.url, { claims: { sub, client_id: clientId, scope } });
const reader = () => issuer.sign(`${api.url}/activity`, { claims: { sub, scope: 'activity.read' } });

async function activity(query = ''): Promise<List> {
  const token = await reader();
  await written();
  return (await (await api.request(`/activity${query}`, { token })).json()) as List;
}

describe('GET /activity', () => {
  it('is 403 without activity.read, and names it', async () => {
    const token = await issuer.sign(`${api.url}/activity`, { claims: { sub, scope: 'transactions.read' } });
    const response = await api.request('/activity', { token });
    expect(response.status).toBe(403);
    expect(response.headers.get('www-authenticate')).toContain('scope="activity.read"');
  });

  it('lists who has asked for what, newest first, and how it ended', async () => {
    const token = await tokenFor('message-writer', 'contacts.read birthdays.read');
    const id = randomUUID();
    for (const path of ['/birthdays', `/contacts/${id}?x=secret`, '/contacts?limit=0']) {
      await api.request(path, { token });
    }
    await api.request('/contacts', { method: 'POST', token, json: { firstName: 'Secret' } });
    const { items } = await activity();
    expect(
      items.map(({ clientId, outcome, route }) => `${clientId}: ${route}: ${outcome}`).toSorted(),
    ).toEqual(
      [
        'message-writer: GET /birthdays: answered',
        'message-writer: GET /contacts/{id}: not_found',
        'message-writer: GET /contacts: invalid',
        'message-writer: POST /contacts: refused',
      ].toSorted(),
    );
    expect(items.map(({ occurredAt }) => occurredAt)).toEqual(
      items
        .map(({ occurredAt }) => occurredAt)
        .toSorted()
        .toReversed(),
    );
    expect(JSON.stringify(items)).not.toMatch(new RegExp(`${id}|secret`, 'i'));
    expect((await activity()).items[0]).toMatchObject({ route: 'GET /activity', outcome: 'answered' });
  });

  it('keeps no token: neither in a column nor in part', async () => {
    const token = await tokenFor('message-writer', 'contacts.read');
    await api.request('/contacts', { token });
    await written();
    const rows = await database.accessLogEntry.findMany({ where: { ownerSubject: sub } });
    expect(rows).toHaveLength(1);
    for (const part of token.split('.')) expect(JSON.stringify(rows)).not.toContain(part.slice(0, 16));
  });

  it('shows nobody what belongs to somebody else, nor to the same subject of another issuer', async () => {
    const token = await tokenFor('message-writer', 'contacts.read');
    await api.request('/contacts', { token });
    await written();
    const mine = sub;
    sub = randomUUID();
    expect((await activity()).items).toEqual([]);
    const other = await TestIssuer.start();
    await api.stop();
    const otherApi = await startApi(other.url);
    const claims = { sub: mine, scope: 'activity.read' };
    const otherToken = await other.sign(`${otherApi.url}/activity`, { claims });
    const list = (await (await otherApi.request('/activity', { token: otherToken })).json()) as List;
    expect(list.items).toEqual([]);
    await Promise.all([otherApi.stop(), other.stop()]);
    api = await startApi(issuer.url);
  });

  it('notes nothing of a refused token, of a client’s own, and of pages', async () => {
    const count = () => database.accessLogEntry.count();
    await written();
    const before = await count();
    await api.request('/contacts');
    await api.request('/contacts', { token: await issuer.sign('http://localhost:1', { claims: { sub } }) });
    await api.request('/contacts', {
      token: await issuer.sign(api.url, { claims: { sub: 'a', client_id: 'a' } }),
    });
    await api.request('/');
    await written();
    expect(await count()).toBe(before);
  });

  it('goes from page to page without losing or repeating an entry', async () => {
    const token = await tokenFor('message-writer', 'contacts.read');
    await Promise.all(Array.from({ length: 7 }, () => api.request('/contacts', { token })));
    const seen: ActivityEntry[] = [];
    let { items, nextCursor } = await activity('?limit=3');
    seen.push(...items);
    while (nextCursor !== null) {
      ({ items, nextCursor } = await activity(`?limit=3&cursor=${nextCursor}`));
      seen.push(...items);
    }
    expect(seen.filter(({ route }) => route === 'GET /contacts')).toHaveLength(7);
  });

  it.each(['?limit=0', '?limit=101', '?cursor=abc', '?cursor=a&cursor=b'])('refuses %s', async (query) => {
    expect((await api.request(`/activity${query}`, { token: await reader() })).status).toBe(400);
  });
});
