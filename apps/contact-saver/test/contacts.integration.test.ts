import { randomUUID } from 'node:crypto';
import type { Contact } from '@ecosystem/types/contact';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Api, startApi } from './api.ts';
import { TestIssuer } from './issuer.ts';

interface List {
  readonly items: Contact[];
  readonly nextCursor: string | null;
}

let issuer: TestIssuer;
let api: Api;
let token: string;

beforeAll(async () => {
  issuer = await TestIssuer.start();
  api = await startApi(issuer.url);
});

afterAll(async () => {
  await Promise.all([api.stop(), issuer.stop()]);
});

/** Every test is a person of its own. */
beforeEach(async () => {
  token = await tokenOf(randomUUID());
});

const tokenOf = (sub: string) => issuer.sign(api.url, { claims: { sub } });
const add = async (contact: object) =>
  (await (await api.request('/contacts', { method: 'POST', token, json: contact })).json()) as Contact;
const list = async (query = '') => (await (await api.request(`/contacts${query}`, { token })).json()) as List;
const firstNames = async (query: string) => (await list(query)).items.map(({ firstName }) => firstName);

describe("another person's contact", () => {
  it('is 404 on every route, exactly like one that does not exist, and stays as it is', async () => {
    const contact = await add({ firstName: 'Ada', notes: 'mine' });
    const stranger = await tokenOf(randomUUID());
    for (const method of ['GET', 'PATCH', 'DELETE']) {
      const json = method === 'PATCH' ? { json: { firstName: 'stolen' } } : {};
      const theirs = await api.request(`/contacts/${contact.id}`, { method, token: stranger, ...json });
      const nobodys = await api.request(`/contacts/${randomUUID()}`, { method, token: stranger, ...json });
      expect([theirs.status, nobodys.status]).toEqual([404, 404]);
      expect(await theirs.text()).toBe(await nobodys.text());
    }
    expect((await (await api.request('/contacts', { token: stranger })).json()) as List).toEqual({
      items: [],
      nextCursor: null,
    });
    expect(((await (await api.request('/birthdays', { token: stranger })).json()) as List).items).toEqual([]);
    expect(await (await api.request(`/contacts/${contact.id}`, { token })).json()).toEqual(contact);
  });

  it('is not reached by a cursor of its owner', async () => {
    for (const firstName of ['Ada', 'Bea', 'Cleo']) await add({ firstName });
    const { nextCursor } = await list('?limit=1');
    const response = await api.request(`/contacts?cursor=${nextCursor}`, {
      token: await tokenOf(randomUUID()),
    });
    expect(((await response.json()) as List).items).toEqual([]);
  });

  it('is not reached by the same subject of another issuer (iss and sub together)', async () => {
    const sub = randomUUID();
    token = await tokenOf(sub);
    const { id } = await add({ firstName: 'Ada' });
    const other = await TestIssuer.start();
    await api.stop();
    const otherApi = await startApi(other.url);
    const otherToken = await other.sign(otherApi.url, { claims: { sub } });
    expect((await otherApi.request(`/contacts/${id}`, { token: otherToken })).status).toBe(404);
    await Promise.all([otherApi.stop(), other.stop()]);
    api = await startApi(issuer.url);
  });
});

describe('POST /contacts', () => {
  it.each(['id', 'ownerSubject', 'ownerIssuer', 'owner', 'createdAt', 'isAdmin'])(
    'refuses %s, which is not for clients to set',
    async (member) => {
      const json = { firstName: 'Ada', [member]: randomUUID() };
      expect((await api.request('/contacts', { method: 'POST', token, json })).status).toBe(400);
      expect((await list()).items).toEqual([]);
    },
  );

  it('answers 201, where the contact is, and the contact', async () => {
    const json = { firstName: 'Ada', email: 'ada@example.com', birthday: { day: 29, month: 2 } };
    const response = await api.request('/contacts', { method: 'POST', token, json });
    const contact = (await response.json()) as Contact;
    expect(response.status).toBe(201);
    expect(response.headers.get('location')).toBe(`/contacts/${contact.id}`);
    expect(contact).toEqual({ id: contact.id, lastName: null, phone: null, notes: null, ...json });
    expect(await (await api.request(`/contacts/${contact.id}`, { token })).json()).toEqual(contact);
  });
});

describe('PATCH /contacts/:id', () => {
  it('changes what was sent and nothing else, and the birthday as a whole', async () => {
    const contact = await add({ firstName: 'Ada', phone: '1', birthday: { day: 1, month: 2, year: 1990 } });
    const change = async (json: object) =>
      (await api.request(`/contacts/${contact.id}`, { method: 'PATCH', token, json })).json();
    expect(await change({ birthday: { day: 3, month: 4 } })).toEqual({
      ...contact,
      birthday: { day: 3, month: 4 },
    });
    expect(await change({ phone: null, birthday: null })).toEqual({
      ...contact,
      phone: null,
      birthday: null,
    });
    expect(await change({})).toEqual({ ...contact, phone: null, birthday: null });
  });
});

describe('DELETE /contacts/:id', () => {
  it('answers 204 once and 404 from then on', async () => {
    const { id } = await add({ firstName: 'Ada' });
    const remove = async () => (await api.request(`/contacts/${id}`, { method: 'DELETE', token })).status;
    expect([await remove(), await remove()]).toEqual([204, 404]);
  });
});

describe('GET /contacts', () => {
  it('finds words in names and e-mail addresses, whatever their case, and takes wildcards for themselves', async () => {
    await add({ firstName: 'Ada', lastName: 'Lovelace' });
    await add({ firstName: '100%', email: 'percent_sign@example.com' });
    await add({ firstName: String.raw`back\slash` });
    expect(await firstNames('?search=LOVE')).toEqual(['Ada']);
    expect(await firstNames('?search=%25')).toEqual(['100%']);
    expect(await firstNames('?search=t_s')).toEqual(['100%']);
    expect(await firstNames('?search=a_a')).toEqual([]);
    expect(await firstNames('?search=%5C')).toEqual([String.raw`back\slash`]);
  });

  it('pages through everything once, in order, also where names are alike', async () => {
    const names = ['Ada', 'Ada', 'Ada', 'Bea', 'Cleo'];
    for (const firstName of names.toReversed()) await add({ firstName });
    const seen: Contact[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: List = await list(`?limit=2${cursor === '' ? '' : `&cursor=${cursor}`}`);
      seen.push(...page.items);
      cursor = page.nextCursor;
    }
    expect(seen.map(({ firstName }) => firstName)).toEqual(names);
    expect(new Set(seen.map(({ id }) => id)).size).toBe(names.length);
  });
});
