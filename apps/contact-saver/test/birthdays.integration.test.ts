import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Api, startApi } from './api.ts';
import { TestIssuer } from './issuer.ts';

let issuer: TestIssuer;
let api: Api;
let token: string;

beforeAll(async () => {
  issuer = await TestIssuer.start();
  // New Year's Eve in London, New Year already in Auckland, in a common year that follows.
  api = await startApi(issuer.url, { labNow: new Date('2026-12-31T12:00:00Z') });
  token = await issuer.sign(api.url);
  const birthdays = { Ada: [1, 1], Bea: [31, 12], Cleo: [30, 12], Dora: [29, 2], Eve: [28, 2] } as const;
  for (const [firstName, [day, month]] of Object.entries(birthdays)) {
    const json = {
      firstName,
      lastName: 'Secret',
      email: 'secret@example.com',
      birthday: { day, month, year: 1984 },
    };
    await api.request('/contacts', {
      method: 'POST',
      token,
      json: month === 2 ? { ...json, birthday: { day, month } } : json,
    });
  }
  await api.request('/contacts', { method: 'POST', token, json: { firstName: 'Nobody knows' } });
});

afterAll(async () => {
  await Promise.all([api.stop(), issuer.stop()]);
});

const list = async (query = '') => (await api.request(`/birthdays${query}`, { token })).json();
const firstNames = async (query: string) =>
  ((await list(query)) as { items: { firstName: string }[] }).items.map(({ firstName }) => firstName);

describe('GET /birthdays', () => {
  it.each([
    '?days=-1',
    '?days=367',
    '?days=1.5',
    '?days=x',
    '?days=1&days=2',
    '?timeZone=Mars',
    '?timeZone=',
  ])('refuses %s', async (query) => {
    expect((await api.request(`/birthdays${query}`, { token })).status).toBe(400);
  });

  it('says first name, day and month, and nothing else', async () => {
    expect(await list('?days=0')).toEqual({
      items: [{ firstName: 'Bea', day: 31, month: 12 }],
      nextCursor: null,
    });
  });

  it('puts the soonest first, over the turn of the year, and those without a birthday nowhere', async () => {
    expect(await firstNames('')).toEqual(['Bea', 'Ada', 'Dora', 'Eve', 'Cleo']);
  });

  it('keeps 29 February on the 28th in a common year', async () => {
    expect(await firstNames('?days=59')).toEqual(['Bea', 'Ada', 'Dora', 'Eve']);
    expect(await firstNames('?days=58')).toEqual(['Bea', 'Ada']);
  });

  it('counts from today in the time zone it is given', async () => {
    expect(await firstNames('?days=0&timeZone=Pacific/Auckland')).toEqual(['Ada']);
  });
});
