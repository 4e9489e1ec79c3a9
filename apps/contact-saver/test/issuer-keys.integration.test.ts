import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Api, startApi } from './api.ts';
import { TestIssuer } from './issuer.ts';

let issuer: TestIssuer;
let api: Api;

beforeEach(async () => {
  issuer = await TestIssuer.start();
  api = await startApi(issuer.url);
});

afterEach(async () => {
  await Promise.all([api.stop(), issuer.stop()]);
});

const status = async (token: string) => (await api.request('/contacts', { token })).status;

describe('IssuerKeys', () => {
  it('answers 503 while there have never been keys, and works once there are', async () => {
    const token = await issuer.sign(api.url);
    await issuer.stop();
    const response = await api.request('/contacts', { token });
    expect(response.status).toBe(503);
    expect(response.headers.get('retry-after')).toMatch(/^\d+$/);
    expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect(response.headers.get('www-authenticate')).toBeNull();
    expect((await api.request('/readyz')).status).toBe(503);
    expect((await api.request('/healthz')).status).toBe(200);
    await issuer.listen();
    await expect.poll(() => status(token), { timeout: 5_000 }).toBe(200);
    expect((await api.request('/readyz')).status).toBe(200);
  });

  it('keeps the keys it has while the issuer is down, and asks for no others meanwhile', async () => {
    const token = await issuer.sign(api.url);
    expect(await status(token)).toBe(200);
    await issuer.stop();
    expect(await status(token)).toBe(200);
    expect(await status(await issuer.sign(api.url, { header: { kid: 'unknown' } }))).toBe(401);
    expect((await api.request('/readyz')).status).toBe(200);
  });

  it('fetches the keys at most once more for a flood of unknown kids', async () => {
    expect(await status(await issuer.sign(api.url))).toBe(200);
    const flood = Array.from({ length: 200 }, async (_value, index) =>
      status(await issuer.sign(api.url, { header: { kid: `unknown-${index}` } })),
    );
    expect(new Set(await Promise.all(flood))).toEqual(new Set([401]));
    expect(issuer.requests.length).toBeLessThanOrEqual(2);
  });

  it('fetches the keys once for many first requests', async () => {
    const tokens = await Promise.all(Array.from({ length: 20 }, () => issuer.sign(api.url)));
    expect(new Set(await Promise.all(tokens.map(status)))).toEqual(new Set([200]));
    expect(issuer.requests).toEqual(['/jwks']);
  });
});
