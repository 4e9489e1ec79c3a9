import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { mostQuestions } from '../src/access-token/introspection-endpoint.ts';
import { logger } from '../src/http/logger.ts';
import { type Api, startApi } from './api.ts';
import { type Introspection, TestIssuer } from './issuer.ts';

let issuer: TestIssuer;
let api: Api;

beforeAll(async () => {
  issuer = await TestIssuer.start();
  api = await startApi(issuer.url);
  await api.request('/readyz');
});

beforeEach(() => {
  issuer.introspection = 'works';
  issuer.requests.splice(0);
});

afterAll(async () => {
  await Promise.all([api.stop(), issuer.stop()]);
});

const statusOf = async (token: string) => (await api.request('/contacts', { token })).status;
const questions = () => issuer.requests.filter((path) => path === '/token/introspection').length;

describe('an issuer that cannot be asked', () => {
  it.each<Introspection>(['fails', 'talks nonsense', 'redirects', 'is silent'])(
    'because it %s means 503, not 401, and not for JWTs',
    async (introspection) => {
      const opaque = issuer.issueOpaque(api.url);
      issuer.introspection = introspection;
      await expectUnavailable(opaque);
      expect(await statusOf(await issuer.sign(api.url))).toBe(200);
      expect(issuer.requests).toEqual(['/token/introspection']);
    },
  );

  it('because it is down means 503, and JWTs work on (F-JWKS-1)', async () => {
    const [opaque, jwt] = [issuer.issueOpaque(api.url), await issuer.sign(api.url)];
    await issuer.stop();
    await expectUnavailable(opaque);
    expect(await statusOf(jwt)).toBe(200);
    await issuer.listen();
    expect(await statusOf(opaque)).toBe(200);
  });
});

describe('a flood of made-up tokens', () => {
  it('becomes a bounded number of questions; the rest is 503', async () => {
    issuer.introspection = 'is silent';
    const flood = Array.from({ length: 50 }, (_value, index) => statusOf(`made-up-${index}`));
    await vi.waitFor(() => expect(questions()).toBe(mostQuestions), 10_000);
    expect(await statusOf(await issuer.sign(api.url))).toBe(200);
    expect(new Set(await Promise.all(flood))).toEqual(new Set([503]));
    expect(questions()).toBe(mostQuestions);
    issuer.introspection = 'works';
    expect(await statusOf(issuer.issueOpaque(api.url))).toBe(200);
  });
});

describe('credentials that the issuer refuses', () => {
  it('are our fault: 503, and a line in the log that says so without a secret', async () => {
    const wrong = 'another secret than the one the issuer has';
    await api.stop();
    api = await startApi(issuer.url, { introspectionSecret: wrong });
    const warn = vi.spyOn(logger, 'warn');
    const token = issuer.issueOpaque(api.url);
    await expectUnavailable(token);
    const logged = JSON.stringify(warn.mock.calls);
    expect(logged).toMatch(/refuses our own credentials.*CONTACT_SAVER_API_CLIENT_SECRET/);
    expect(logged).not.toContain(wrong);
    expect(logged).not.toContain(token);
  });
});

async function expectUnavailable(token: string): Promise<void> {
  const response = await api.request('/contacts', { token });
  expect(response.status).toBe(503);
  expect(response.headers.get('retry-after')).toMatch(/^\d+$/);
  expect(response.headers.get('www-authenticate')).toBeNull();
  expect(await response.text()).not.toMatch(/introspection|secret|issuer/i);
}
