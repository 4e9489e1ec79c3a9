import { randomUUID } from 'node:crypto';
import type { Transaction } from '@ecosystem/types/transaction';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Api, startApi } from './api.ts';
import { TestIssuer } from './issuer.ts';

interface List {
  readonly items: Transaction[];
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

const tokenOf = (sub: string, scope = 'transactions.read transactions.create') =>
  issuer.sign(`${api.url}/activity`, { claims: { sub, scope } });
const list = async (query = '', who = token) =>
  (await (await api.request(`/bank/transactions${query}`, { token: who })).json()) as List;
const pay = (json: unknown, who = token) =>
  api.request('/bank/transactions', { method: 'POST', token: who, json });

describe('POST /bank/transactions', () => {
  it('is 403 for who may only read, names transactions.create, and nothing is paid', async () => {
    const sub = randomUUID();
    const reader = await tokenOf(sub, 'transactions.read activity.read');
    const response = await pay({ counterparty: 'Eve', amount: '1.00' }, reader);
    expect(response.status).toBe(403);
    expect(response.headers.get('www-authenticate')).toContain('error="insufficient_scope"');
    expect(response.headers.get('www-authenticate')).toContain('scope="transactions.create"');
    expect((await list('', reader)).items.some(({ counterparty }) => counterparty === 'Eve')).toBe(false);
  });

  it('asks for the scope before it looks at the body', async () => {
    const reader = await tokenOf(randomUUID(), 'transactions.read');
    expect((await pay({ nonsense: true }, reader)).status).toBe(403);
  });

  it.each([
    ['nothing', {}],
    ['no amount', { counterparty: 'Sam' }],
    ['nobody', { counterparty: ' ', amount: '1.00' }],
    ['a number', { counterparty: 'Sam', amount: 1 }],
    ['no cents', { counterparty: 'Sam', amount: '1' }],
    ['a third of a cent', { counterparty: 'Sam', amount: '0.001' }],
    ['nothing at all', { counterparty: 'Sam', amount: '0.00' }],
    ['less than nothing', { counterparty: 'Sam', amount: '-1.00' }],
    ['a fortune', { counterparty: 'Sam', amount: '100000.00' }],
    ['another notation', { counterparty: 'Sam', amount: '1e3.00' }],
    ['another currency', { counterparty: 'Sam', amount: '1.00', currency: 'USD' }],
    ['a NUL', { counterparty: 'S\u0000am', amount: '1.00' }],
    ['an owner', { counterparty: 'Sam', amount: '1.00', ownerSubject: 'eve' }],
  ])('refuses %s', async (_title, json) => {
    expect((await pay(json)).status).toBe(400);
  });

  it('pays once, and shows it first', async () => {
    const response = await pay({ counterparty: 'Sam Example', amount: '20.05', reference: 'concert' });
    expect(response.status).toBe(201);
    const paid = (await response.json()) as Transaction;
    expect(paid).toMatchObject({
      amount: '-20.05',
      currency: 'EUR',
      counterparty: 'Sam Example',
      reference: 'concert',
    });
    expect((await list()).items[0]).toEqual(paid);
  });

  it('is 403 for who may only pay, when they want to read', async () => {
    const payer = await tokenOf(randomUUID(), 'transactions.create');
    const response = await api.request('/bank/transactions', { token: payer });
    expect(response.status).toBe(403);
    expect(response.headers.get('www-authenticate')).toContain('scope="transactions.read"');
  });
});

describe('GET /bank/transactions', () => {
  it('begins with the same examples, also when an account is opened twice at the same time', async () => {
    const lists = await Promise.all(Array.from({ length: 8 }, () => list()));
    expect(lists[0]?.items).toHaveLength(6);
    for (const other of lists) expect(other).toEqual(lists[0]);
    expect((await list()).items.map(({ amount }) => amount)).toContain('2400.00');
  });

  it('shows nobody what somebody else has paid', async () => {
    await pay({ counterparty: 'Mine', amount: '1.00' });
    const stranger = await tokenOf(randomUUID());
    expect((await list('', stranger)).items.some(({ counterparty }) => counterparty === 'Mine')).toBe(false);
  });

  it('goes from page to page', async () => {
    const first = await list('?limit=4');
    const second = await list(`?limit=4&cursor=${first.nextCursor}`);
    expect([...first.items, ...second.items]).toEqual((await list()).items);
    expect(second.nextCursor).toBeNull();
  });
});
