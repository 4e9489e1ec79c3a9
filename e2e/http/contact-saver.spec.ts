import { expect, test } from '@playwright/test';
import { env } from '../env.ts';
import { call, signed } from './forge.ts';
import { obtainCode, redeem } from './protocol.ts';

test.describe('challenges — RFC 6750 §3, RFC 9728 §5.1', () => {
  const metadata = `resource_metadata="${env.contactSaverUrl}/.well-known/oauth-protected-resource"`;

  test('no token: 401 without an error code', async ({ request }) => {
    const answer = await call(request, undefined);
    expect(answer.status()).toBe(401);
    expect(answer.headers()['www-authenticate']).toBe(`Bearer ${metadata}, DPoP algs="ES256", ${metadata}`);
    expect(answer.headers()['content-type']).toContain('application/problem+json');
  });

  test('the wrong way: 400 invalid_request', async ({ request }) => {
    const token = await signed();
    for (const [authorization, path] of [
      [undefined, `/birthdays?access_token=${token}`],
      [`Bearer ${token}`, `/birthdays?access_token=${token}`],
      ['Bearer two tokens', '/birthdays'],
    ] as const) {
      const answer = await call(request, authorization, path);
      expect(answer.status()).toBe(400);
      expect(answer.headers()['www-authenticate']).toContain('error="invalid_request"');
    }
  });

  test('too little scope: 403, naming the scope, before the body is looked at', async ({ request }) => {
    const authorization = `Bearer ${await signed({ scope: 'birthdays.read' })}`;
    const answer = await call(request, authorization, '/contacts');
    expect(answer.status()).toBe(403);
    expect(answer.headers()['www-authenticate']).toContain('error="insufficient_scope"');
    expect(answer.headers()['www-authenticate']).toContain('scope="contacts.read"');
    const written = await request.post(`${env.contactSaverUrl}/contacts`, {
      headers: { authorization },
      data: { nonsense: true },
    });
    expect(written.status()).toBe(403);
  });

  test('a client’s own token reads nobody’s contacts — RFC 9700 §4.15', async ({ request }) => {
    const token = await signed({ sub: 'message-writer' });
    for (const path of ['/contacts', '/birthdays'])
      expect((await call(request, `Bearer ${token}`, path)).status()).toBe(403);
  });
});

test('another person’s contact is not there, whatever one tries — ASVS 8.2.2', async ({ request }) => {
  const authorization = `Bearer ${(await redeem(await obtainCode())).body.access_token}`;
  const [mine] = (
    (await (await call(request, authorization, '/contacts')).json()) as { items: { id: string }[] }
  ).items;
  const url = `${env.contactSaverUrl}/contacts/${mine?.id}`;
  const stranger = { authorization: `Bearer ${await signed()}` };
  expect((await request.get(url, { headers: { authorization } })).status()).toBe(200);
  expect((await request.get(url, { headers: stranger })).status()).toBe(404);
  expect((await request.patch(url, { headers: stranger, data: { notes: 'mine' } })).status()).toBe(404);
  expect((await request.delete(url, { headers: stranger })).status()).toBe(404);
  expect((await request.get(url, { headers: { authorization } })).status()).toBe(200);
});

test('contacts can be added, read, changed, searched, paged and deleted', async ({ request }) => {
  const headers = {
    authorization: `Bearer ${await signed({ sub: 'eeeeeeee-0000-4000-8000-000000000000' })}`,
  };
  const base = `${env.contactSaverUrl}/contacts`;
  const added = [];
  for (const firstName of ['Ann', 'Bob', '100%_er']) {
    const answer = await request.post(base, {
      headers,
      data: { firstName, birthday: { day: 29, month: 2 } },
    });
    expect(answer.status()).toBe(201);
    const contact = (await answer.json()) as { id: string };
    expect(answer.headers()['location']).toBe(`/contacts/${contact.id}`);
    added.push(contact);
  }
  const first = await (await request.get(`${base}?limit=2`, { headers })).json();
  const second = await (await request.get(`${base}?limit=2&cursor=${first.nextCursor}`, { headers })).json();
  expect([...first.items, ...second.items].map(({ firstName }) => firstName).toSorted()).toEqual([
    '100%_er',
    'Ann',
    'Bob',
  ]);
  expect(second.nextCursor).toBeNull();
  expect((await (await request.get(`${base}?search=%25_`, { headers })).json()).items).toHaveLength(1);
  const changed = await request.patch(`${base}/${added[0]?.id}`, {
    headers,
    data: { birthday: null, phone: '1' },
  });
  expect(await changed.json()).toMatchObject({ firstName: 'Ann', birthday: null, phone: '1' });
  expect(
    (await (await request.get(`${env.contactSaverUrl}/birthdays?days=366`, { headers })).json()).items,
  ).toEqual([
    { firstName: '100%_er', day: 29, month: 2 },
    { firstName: 'Bob', day: 29, month: 2 },
  ]);
  for (const { id } of added) expect((await request.delete(`${base}/${id}`, { headers })).status()).toBe(204);
});
