import type { Occasion } from '@ecosystem/types/occasion';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Api, startApi } from './api.ts';
import { TestIssuer } from './issuer.ts';

let issuer: TestIssuer;
let api: Api;
let token: string;

const own = { sub: 'message-writer', client_id: 'message-writer', scope: 'occasions.read' };

beforeAll(async () => {
  issuer = await TestIssuer.start();
  api = await startApi(issuer.url, { labNow: new Date('2026-12-24T12:00:00Z') });
  token = await issuer.sign(api.url, { claims: own });
});

afterAll(async () => {
  await Promise.all([api.stop(), issuer.stop()]);
});

const list = async (query: string) =>
  (await (await api.request(`/occasions${query}`, { token })).json()) as {
    items: Occasion[];
    nextCursor: null;
  };

describe('GET /occasions', () => {
  it('is 401 without a token, and 403 without the scope', async () => {
    expect((await api.request('/occasions')).status).toBe(401);
    const other = await issuer.sign(api.url, { claims: { ...own, scope: 'contacts.read' } });
    expect((await api.request('/occasions', { token: other })).status).toBe(403);
  });

  it.each([
    '?days=-1',
    '?days=367',
    '?country=XX',
    '?country=de',
    '?country=DE&country=FR',
    '?timeZone=Mars',
  ])('refuses %s', async (query) => {
    expect((await api.request(`/occasions${query}`, { token })).status).toBe(400);
  });

  it('lists what is kept in the coming days, holidays by country and name days for all', async () => {
    const { items, nextCursor } = await list('?days=2&country=DE');
    expect(nextCursor).toBeNull();
    expect(items.map(({ name, kind, date }) => `${date.day} ${kind} ${name}`)).toEqual([
      '24 name-day Adam',
      '24 name-day Eve',
      '25 public-holiday 1. Weihnachtstag',
      '26 public-holiday 2. Weihnachtstag',
      '26 name-day Stephen',
    ]);
  });

  it('knows several countries, and is about nobody', async () => {
    const { items } = await list('?days=366');
    const countries = new Set(items.map(({ country }) => country));
    expect(countries).toEqual(new Set([null, 'DE', 'FI', 'FR', 'GB', 'US']));
    expect(Object.keys(items[0] ?? {}).toSorted()).toEqual(['country', 'date', 'kind', 'name']);
  });

  it('counts from today in the time zone it is given', async () => {
    expect((await list('?days=0&timeZone=Pacific/Auckland&country=DE')).items).toMatchObject([
      { name: '1. Weihnachtstag' },
    ]);
  });
});
