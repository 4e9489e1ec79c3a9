import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Api, startApi } from './api.ts';
import { TestIssuer } from './issuer.ts';

let issuer: TestIssuer;
let api: Api;
let token: string;

beforeAll(async () => {
  issuer = await TestIssuer.start();
  api = await startApi(issuer.url);
  token = await issuer.sign(api.url);
});

afterAll(async () => {
  await Promise.all([api.stop(), issuer.stop()]);
});

describe('the headers of every answer', () => {
  it.each([
    ['200', '/contacts', {}],
    ['401', '/contacts', { token: undefined }],
    ['403', '/contacts', { method: 'POST' }],
    ['404', '/nothing', {}],
    ['400', '/contacts/%ff', {}],
    ['405', '/contacts', { method: 'PUT' }],
    ['health', '/healthz', {}],
    ['metadata', '/.well-known/oauth-protected-resource', {}],
  ])('%s', async (_title, path, request) => {
    const reader = await issuer.sign(api.url, { claims: { scope: 'contacts.read' } });
    const { headers } = await api.request(path, {
      token: reader,
      ...request,
      headers: { Origin: 'https://evil.example' },
    });
    expect(Object.fromEntries(headers)).toMatchObject({
      'cache-control': 'no-store',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
      'cross-origin-resource-policy': 'same-origin',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    });
    expect(headers.has('x-powered-by')).toBe(false);
    expect(headers.has('strict-transport-security')).toBe(false);
    expect(headers.has('set-cookie')).toBe(false);
    expect(headers.get('access-control-allow-credentials')).toBeNull();
    expect(headers.get('access-control-allow-origin')).toBe(path.startsWith('/.well-known') ? '*' : null);
  });

  it('allow no preflight', async () => {
    const headers = { Origin: 'https://evil.example', 'Access-Control-Request-Method': 'GET' };
    const response = await api.request('/contacts', { method: 'OPTIONS', headers });
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
  });

  it('ask for https only where we are https', async () => {
    const secure = await startApi(issuer.url, { publicUrl: 'https://contacts.example' });
    const response = await secure.request('/healthz');
    expect(response.headers.get('strict-transport-security')).toBe('max-age=31536000');
    await secure.stop();
    api = await startApi(issuer.url).then(async (next) => (await api.stop(), next));
    token = await issuer.sign(api.url);
  });
});

describe('GET /.well-known/oauth-protected-resource', () => {
  it('describes the resource (RFC 9728 §2)', async () => {
    const response = await api.request('/.well-known/oauth-protected-resource');
    expect(response.headers.get('content-type')).toMatch(/^application\/json/);
    expect(await response.json()).toEqual({
      resource: api.url,
      authorization_servers: [issuer.url],
      scopes_supported: ['birthdays.read', 'contacts.read', 'contacts.write', 'occasions.read'],
      bearer_methods_supported: ['header'],
      dpop_signing_alg_values_supported: ['ES256'],
      resource_name: 'ContactSaver API',
      resource_documentation: `${api.url}/docs`,
    });
  });
});

interface OpenApi {
  readonly openapi: string;
  readonly paths: Record<string, Record<string, { security?: object[] }>>;
}

describe('every route of the API', () => {
  it('is documented, with the scope it needs, and answers 401 without a token', async () => {
    const { openapi, paths } = (await (await api.request('/docs/openapi.json')).json()) as OpenApi;
    expect(openapi).toBe('3.1.0');
    const routes = Object.entries(paths).flatMap(([path, operations]) =>
      Object.entries(operations).map(([method, { security }]) => ({ path, method, security })),
    );
    expect(routes).toHaveLength(11);
    for (const { path, method, security } of routes) {
      expect(security).toEqual([schemeOf(path)]);
      expect((await api.request(path, { method: method.toUpperCase() })).status).toBe(401);
    }
  });
});

/** Which kind of token a route wants, by the name that the documentation has for it. */
function schemeOf(path: string): object {
  const scopes = [expect.stringMatching(/^\w+\.(read|write|create)$/)];
  if (path === '/occasions') return { client: scopes };
  return path === '/activity' || path === '/bank/transactions' ? { activity: scopes } : { oauth2: scopes };
}

describe('the pages', () => {
  it.each(['/docs', '/docs/oauth2-redirect.html', '/docs/swagger-ui-bundle.js', '/'])(
    '%s needs no token and loads nothing from elsewhere',
    async (path) => {
      const response = await api.request(path);
      expect(response.status).toBe(200);
      const policy = response.headers.get('content-security-policy') ?? '';
      expect(policy).toContain("default-src 'none'");
      expect(policy).not.toMatch(/script-src[^;]*unsafe/);
    },
  );
});

describe('a database that is not there', () => {
  it('is 503 within five seconds, and no readiness, but life', async () => {
    const databaseUrl = 'postgresql://nobody:nothing@127.0.0.1:1/none';
    await api.stop();
    api = await startApi(issuer.url, { databaseUrl });
    token = await issuer.sign(api.url);
    const started = Date.now();
    const response = await api.request('/contacts', { token });
    expect(response.status).toBe(503);
    expect(response.headers.get('retry-after')).toMatch(/^\d+$/);
    expect(await response.text()).not.toMatch(/127\.0\.0\.1|prisma|select/i);
    expect(Date.now() - started).toBeLessThan(5_000);
    expect((await api.request('/readyz')).status).toBe(503);
    expect((await api.request('/healthz')).status).toBe(200);
  });

  it('that only reads answers 503 to what writes (F-DB-3)', async () => {
    const { testDatabaseUrl } = await import('./env.ts');
    const databaseUrl = new URL(testDatabaseUrl);
    databaseUrl.searchParams.set('options', '-c default_transaction_read_only=on');
    await api.stop();
    api = await startApi(issuer.url, { databaseUrl: databaseUrl.href });
    token = await issuer.sign(api.url);
    expect((await api.request('/contacts', { token })).status).toBe(200);
    const write = await api.request('/contacts', { method: 'POST', token, json: { firstName: 'Ada' } });
    expect(write.status).toBe(503);
    expect(
      ((await (await api.request('/contacts', { token })).json()) as { items: unknown[] }).items,
    ).toEqual([]);
  });
});
