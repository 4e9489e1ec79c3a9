import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Api, startApi } from './api.ts';
import { TestIssuer } from './issuer.ts';

let issuer: TestIssuer;
let api: Api;

beforeAll(async () => {
  issuer = await TestIssuer.start();
  api = await startApi(issuer.url);
});

afterAll(async () => {
  await Promise.all([api.stop(), issuer.stop()]);
});

const everyScope =
  'birthdays.read contacts.read contacts.write activity.read transactions.read transactions.create occasions.read';
const firstRoutes = ['/contacts', '/birthdays', '/contacts/3f0f7d5c-6c0a-4c52-8c0e-0d8f6a4e1b11'];
const secondRoutes = ['/activity', '/bank/transactions'];
const challenge = (response: Response) => response.headers.get('www-authenticate');

async function expectRefused(path: string, token: string, metadata: string): Promise<void> {
  const response = await api.request(path, { token });
  expect([path, response.status]).toEqual([path, 401]);
  expect(challenge(response)).toMatch(/^Bearer error="invalid_token", /);
  expect(challenge(response)).toContain(`resource_metadata="${api.url}${metadata}"`);
}

describe('the two audiences (RFC 8707 §2, RFC 9700 §2.3)', () => {
  it('refuse a token of the first one at every route of the second, whatever its scope', async () => {
    const token = await issuer.sign(api.url, { claims: { scope: everyScope } });
    expect((await api.request('/contacts', { token })).status).toBe(200);
    for (const path of secondRoutes) {
      await expectRefused(path, token, '/.well-known/oauth-protected-resource/activity');
    }
  });

  it('refuse a token of the second one at every route of the first, whatever its scope', async () => {
    const token = await issuer.sign(`${api.url}/activity`, { claims: { scope: everyScope } });
    expect((await api.request('/activity', { token })).status).toBe(200);
    for (const path of firstRoutes) {
      await expectRefused(path, token, '/.well-known/oauth-protected-resource');
    }
    const client = { sub: 'message-writer', client_id: 'message-writer', scope: everyScope };
    const own = await issuer.sign(`${api.url}/activity`, { claims: client });
    await expectRefused('/occasions', own, '/.well-known/oauth-protected-resource');
  });

  it.each(['/activity/', '/activity/introspected', '/Activity', ''])(
    'refuse the audience …%s at /activity',
    async (suffix) => {
      const token = await issuer.sign(`${api.url}${suffix}`, { claims: { scope: everyScope } });
      await expectRefused('/activity', token, '/.well-known/oauth-protected-resource/activity');
    },
  );

  it('refuse an opaque token at the second one without a question, whatever the issuer would say', async () => {
    issuer.requests.splice(0);
    const token = issuer.issueOpaque(api.url, { scope: everyScope, aud: `${api.url}/activity` });
    for (const path of secondRoutes) {
      await expectRefused(path, token, '/.well-known/oauth-protected-resource/activity');
    }
    expect(issuer.requests).toEqual([]);
  });

  it('name no error without a token, but where to get one (RFC 9728 §5.1)', async () => {
    for (const path of secondRoutes) {
      const response = await api.request(path);
      expect(response.status).toBe(401);
      const metadata = `resource_metadata="${api.url}/.well-known/oauth-protected-resource/activity"`;
      expect(challenge(response)).toBe(`Bearer ${metadata}, DPoP algs="ES256", ${metadata}`);
    }
  });
});

describe('GET /.well-known/oauth-protected-resource/activity', () => {
  it('describes the second audience, at the path that RFC 9728 §3.1 makes of it', async () => {
    const response = await api.request('/.well-known/oauth-protected-resource/activity');
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
    expect(await response.json()).toEqual({
      resource: `${api.url}/activity`,
      authorization_servers: [issuer.url],
      scopes_supported: ['activity.read', 'transactions.read', 'transactions.create'],
      bearer_methods_supported: ['header'],
      dpop_signing_alg_values_supported: ['ES256'],
      resource_name: 'ContactSaver activity',
      resource_documentation: `${api.url}/docs`,
    });
  });

  it('describes nothing else', async () => {
    for (const path of ['introspected', 'contacts', 'activity/x']) {
      expect((await api.request(`/.well-known/oauth-protected-resource/${path}`)).status).toBe(404);
    }
  });
});

describe('whom a token speaks for (RFC 9700 §4.15)', () => {
  const personsRoutes: readonly (readonly [method: string, path: string, audience: string])[] = [
    ...firstRoutes.map((path) => ['GET', path, ''] as const),
    ['POST', '/contacts', ''],
    ['POST', '/contacts/batch', ''],
    ['PATCH', '/contacts/3f0f7d5c-6c0a-4c52-8c0e-0d8f6a4e1b11', ''],
    ['DELETE', '/contacts/3f0f7d5c-6c0a-4c52-8c0e-0d8f6a4e1b11', ''],
    ...secondRoutes.map((path) => ['GET', path, '/activity'] as const),
    ['POST', '/bank/transactions', '/activity'],
  ];

  it.each(personsRoutes)(
    '%s %s is 403 for a client that speaks for itself',
    async (method, path, audience) => {
      const claims = { sub: 'message-writer', client_id: 'message-writer', scope: everyScope };
      const token = await issuer.sign(`${api.url}${audience}`, { claims });
      const response = await api.request(path, { method, token });
      expect(response.status).toBe(403);
      expect(challenge(response)).toContain('error="insufficient_scope"');
    },
  );

  it('a person’s token is 403 at /occasions, even if it held the scope', async () => {
    const token = await issuer.sign(api.url, { claims: { sub: randomUUID(), scope: everyScope } });
    const response = await api.request('/occasions', { token });
    expect(response.status).toBe(403);
    expect(challenge(response)).toContain('scope="occasions.read"');
  });
});
