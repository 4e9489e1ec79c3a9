import type { Context, Next } from 'koa';
import { errors } from 'oidc-provider';
import { describe, expect, it, vi } from 'vitest';
import {
  createHostGuard,
  isOwnForm,
  refuseNul,
  refuseOtherResponseModes,
  refuseOtherSpellings,
} from './guards.ts';

const issuer = 'https://accounts.example';

/** Sends one request through a guard: the status it answered, or `passed`. */
async function pass(guard: (ctx: Context, next: Next) => Promise<void>, request: Request) {
  const { pathname, search, searchParams } = new URL(request.url);
  const ctx = {
    url: pathname + search,
    path: pathname,
    query: Object.fromEntries([...searchParams.keys()].map((name) => [name, valueOf(searchParams, name)])),
    get: (name: string) => request.headers.get(name) ?? '',
    set: () => undefined,
    accepts: () => 'json',
    status: 404,
    body: undefined as unknown,
  };
  const next = vi.fn(async () => undefined);
  await guard(ctx as unknown as Context, next);
  return next.mock.calls.length === 1 ? 'passed' : ctx.status;
}

/** As Koa has it: a list when a parameter comes twice. */
function valueOf(parameters: URLSearchParams, name: string): string | string[] {
  const values = parameters.getAll(name);
  return values.length > 1 ? values : (values[0] ?? '');
}

const get = (path: string, headers: Record<string, string> = {}) => new Request(issuer + path, { headers });

describe('refuseOtherHosts', () => {
  const guard = createHostGuard(issuer);

  it.each([
    'evil.example',
    'accounts.example:8443',
    'accounts.example.evil.example',
    'x.accounts.example',
    '',
  ])('answers 421 under the name %j', async (host) =>
    expect(await pass(guard, get('/auth', { host }))).toBe(421),
  );

  it.each(['x-forwarded-host', 'forwarded', 'x-host', 'x-original-host'])(
    'does not listen to %s',
    async (name) => {
      expect(await pass(guard, get('/auth', { host: 'accounts.example', [name]: 'evil.example' }))).toBe(
        'passed',
      );
      expect(await pass(guard, get('/auth', { host: 'evil.example', [name]: 'accounts.example' }))).toBe(421);
    },
  );
});

describe('refuseNul', () => {
  it.each(['/auth?state=%00', '/auth?client_id=x%00', '/interaction/%00', '/auth?a%00=b'])(
    'answers %s with 400',
    async (path) => expect(await pass(refuseNul, get(path))).toBe(400),
  );

  it('lets everything else through', async () => {
    expect(await pass(refuseNul, get('/auth?state=%2500&nonce=00%20'))).toBe('passed');
  });
});

describe('refuseOtherSpellings', () => {
  const id = 'aB-_'.repeat(11).slice(1);

  it.each([
    '/DEVICE',
    '/Device',
    '/device/',
    `/DEVICE/${id}`,
    `/device/${id}/`,
    '/device/Auth',
    '/Reg',
    '/reg/',
    '/Register-App',
    '/register-app/',
    `/interaction/${id}/LOGIN`,
    '/.well-known/Openid-Configuration',
    '/.well-known/OAuth-authorization-server',
    '//device',
    '/device//',
    `/${id}`,
  ])('knows no %s', async (path) => expect(await pass(refuseOtherSpellings, get(path))).toBe(404));

  it.each([
    '/',
    '/device',
    `/device/${id}`,
    '/device/auth',
    '/reg',
    '/register-app',
    '/register-app/0123456789abcdef0123456789abcdef',
    `/auth/${id}`,
    `/interaction/${id}/login`,
    '/session/end/confirm',
    '/.well-known/openid-configuration',
    '/assets/fonts/inter.woff2',
    '/auth?state=A/',
  ])('knows %s', async (path) => expect(await pass(refuseOtherSpellings, get(path))).toBe('passed'));
});

describe('refuseOtherResponseModes', () => {
  const answering = (params: object | undefined) =>
    refuseOtherResponseModes({ oidc: params && { params } } as unknown as Context, async () => undefined);

  it.each(['fragment', 'form_post', 'web_message', 'jwt', 'query.jwt', 'Query'])(
    'takes back the answer to response_mode=%s (ASVS 10.4.12)',
    async (response_mode) => {
      await expect(answering({ response_mode })).rejects.toThrow(errors.UnsupportedResponseMode);
    },
  );

  it.each([undefined, {}, { response_mode: 'query' }])('leaves the answer to %j', async (params) => {
    await expect(answering(params)).resolves.toBeUndefined();
  });
});

describe('isOwnForm', () => {
  const own = (headers: Record<string, string>) =>
    isOwnForm({ get: (name: string) => headers[name] ?? '' } as unknown as Context, issuer);

  it.each([
    { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
    { origin: 'http://accounts.example', 'sec-fetch-site': 'same-site' },
    { origin: 'https://accounts.example.evil.example' },
    { origin: 'null' },
    { origin: issuer, 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
  ])('is not posted from %j', (headers) => expect(own(headers)).toBe(false));

  it('is posted from our own page', () => {
    expect(own({ origin: issuer, 'sec-fetch-site': 'same-origin' })).toBe(true);
    expect(own({ origin: issuer })).toBe(true);
  });
});
