import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Api, startApi } from './api.ts';
import { TestIssuer } from './issuer.ts';

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

beforeEach(async () => {
  token = await issuer.sign(api.url, { claims: { sub: randomUUID() } });
});

const add = (json: unknown) => api.request('/contacts/batch', { method: 'POST', token, json });
const names = async () => {
  const { items } = (await (await api.request('/contacts?limit=100', { token })).json()) as {
    items: { firstName: string }[];
  };
  return items.map(({ firstName }) => firstName);
};
const many = (count: number, more = {}) =>
  Array.from({ length: count }, (_value, index) => ({ firstName: `No. ${index}`, ...more }));

describe('POST /contacts/batch', () => {
  it.each<[string, unknown]>([
    ['nobody', { items: [] }],
    ['no list', { items: {} }],
    ['another member', { items: many(1), owner: 'eve' }],
    ['one that is wrong among many that are right', { items: [...many(20), { firstName: '' }] }],
    ['one with an owner', { items: [...many(3), { firstName: 'Ada', ownerSubject: 'eve' }] }],
    ['one with a NUL', { items: [...many(3), { firstName: 'A\u0000' }] }],
    ['more than may come together', { items: many(501) }],
  ])('refuses %s, and adds nobody', async (_title, json) => {
    expect((await add(json)).status).toBe(400);
    expect(await names()).toEqual([]);
  });

  it('is 413 for half a megabyte and more', async () => {
    expect((await add({ items: many(300, { notes: 'x'.repeat(1_900) }) })).status).toBe(413);
    expect(await names()).toEqual([]);
  });

  it('is 403 without contacts.write, however large the body is', async () => {
    token = await issuer.sign(api.url, { claims: { scope: 'contacts.read' } });
    expect((await add({ items: many(300, { notes: 'x'.repeat(1_900) }) })).status).toBe(403);
  });

  it('adds all of them, also when they are more than one contact may be large', async () => {
    const response = await add({ items: many(100, { notes: 'x'.repeat(1_900) }) });
    expect([response.status, await response.json()]).toEqual([201, { added: 100 }]);
    expect(await names()).toHaveLength(100);
  });

  it('leaves the limit of every other path as it was', async () => {
    const json = { firstName: 'A', notes: 'x'.repeat(70_000) };
    expect((await api.request('/contacts', { method: 'POST', token, json })).status).toBe(413);
  });
});
