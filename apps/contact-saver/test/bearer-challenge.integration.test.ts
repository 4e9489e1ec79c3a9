import { request as httpRequest } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Api, startApi } from './api.ts';
import { TestIssuer } from './issuer.ts';

let issuer: TestIssuer;
let api: Api;
let resourceMetadata: string;

beforeAll(async () => {
  issuer = await TestIssuer.start();
  api = await startApi(issuer.url);
  resourceMetadata = `resource_metadata="${api.url}/.well-known/oauth-protected-resource"`;
});

afterAll(async () => {
  await Promise.all([api.stop(), issuer.stop()]);
});

const challenge = (response: Response) => response.headers.get('www-authenticate');

/** RFC 9449 §7.2: whoever comes without a token hears of both ways to present one. */
const bothSchemes = () => `Bearer ${resourceMetadata}, DPoP algs="ES256", ${resourceMetadata}`;

describe('a bearer challenge (RFC 6750 §3)', () => {
  it('names no error when no token was sent, but where to get one (RFC 9728 §5.1)', async () => {
    const response = await api.request('/contacts');
    expect(response.status).toBe(401);
    expect(challenge(response)).toBe(bothSchemes());
    expect(response.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
  });

  it('names no error when another scheme was tried', async () => {
    const response = await api.request('/contacts', { headers: { Authorization: 'Basic YTpi' } });
    expect(response.status).toBe(401);
    expect(challenge(response)).toBe(bothSchemes());
  });

  it.each<[string, (token: string) => Parameters<Api['request']>]>([
    ['a token in the query', (token) => [`/contacts?access_token=${token}`]],
    ['a token in the query and in the header', (token) => [`/contacts?access_token=${token}`, { token }]],
    [
      'a token in a form',
      (token) => ['/contacts', { method: 'POST', body: new URLSearchParams({ access_token: token }) }],
    ],
    ['a token that is two', (token) => ['/contacts', { token: `${token} ${token}` }]],
    ['a token that is none', () => ['/contacts', { headers: { Authorization: 'Bearer' } }]],
  ])('is 400 invalid_request for %s', async (_title, parameters) => {
    const response = await api.request(...parameters(await issuer.sign(api.url)));
    expect(response.status).toBe(400);
    expect(challenge(response)).toContain('Bearer error="invalid_request", ');
  });

  it('is 400 invalid_request for two Authorization headers', async () => {
    const token = await issuer.sign(api.url);
    const status = await new Promise((resolve, reject) => {
      const request = httpRequest(`${api.url}/contacts`, (response) => resolve(response.resume().statusCode));
      request.setHeader('Authorization', [`Bearer ${token}`, `Bearer ${token}`] as unknown as string);
      request.on('error', reject).end();
    });
    expect(status).toBe(400);
  });

  it.each([
    ['GET', '/birthdays', 'birthdays.read'],
    ['GET', '/contacts', 'contacts.read'],
    ['GET', '/contacts/3f0f7d5c-6c0a-4c52-8c0e-0d8f6a4e1b11', 'contacts.read'],
    ['POST', '/contacts', 'contacts.write'],
    ['PATCH', '/contacts/3f0f7d5c-6c0a-4c52-8c0e-0d8f6a4e1b11', 'contacts.write'],
    ['DELETE', '/contacts/3f0f7d5c-6c0a-4c52-8c0e-0d8f6a4e1b11', 'contacts.write'],
  ])('%s %s is 403 without %s, and names it', async (method, path, scope) => {
    const others = ['birthdays.read', 'contacts.read', 'contacts.write'].filter((other) => other !== scope);
    for (const held of [others.join(' '), '', undefined, `${scope}x`, scope.toUpperCase()]) {
      const token = await issuer.sign(api.url, { claims: { scope: held } });
      const response = await api.request(path, { method, token });
      expect(response.status).toBe(403);
      expect(challenge(response)).toContain('Bearer error="insufficient_scope", ');
      expect(challenge(response)).toContain(`scope="${scope}"`);
      expect(challenge(response)).toContain(resourceMetadata);
    }
  });

  it.each([
    ['what does not fit', JSON.stringify({ owner: 'me' })],
    ['no JSON', '{'],
    ['ten megabytes', 'x'.repeat(10_000_000)],
  ])('comes before a body of %s is judged', async (_title, body) => {
    const headers = { 'Content-Type': 'application/json' };
    const token = await issuer.sign(api.url, { claims: { scope: 'contacts.read' } });
    expect((await api.request('/contacts', { method: 'POST', token, body, headers })).status).toBe(403);
    expect((await api.request('/contacts', { method: 'POST', body, headers })).status).toBe(401);
  });

  it('is 403 for a client that speaks for itself: no person, no contacts (RFC 9700 §4.15)', async () => {
    const token = await issuer.sign(api.url, { claims: { sub: 'occasions', client_id: 'occasions' } });
    for (const path of ['/contacts', '/birthdays']) {
      expect((await api.request(path, { token })).status).toBe(403);
    }
  });
});

describe('the scheme', () => {
  it.each(['bearer', 'BEARER', 'Bearer '])('may be spelled %s', async (scheme) => {
    const headers = { Authorization: `${scheme} ${await issuer.sign(api.url)}` };
    expect((await api.request('/contacts', { headers })).status).toBe(200);
  });
});

describe('whoever comes with the scheme DPoP (RFC 9449 §7.1)', () => {
  const present = async (claims: Record<string, unknown>, headers: object = {}, path = '/contacts') =>
    api.request(path, {
      headers: { Authorization: `DPoP ${await issuer.sign(api.url, { claims })}`, ...headers },
    });
  const cnf = { jkt: 'x'.repeat(43) };

  it.each<[string, Record<string, unknown>, object, string]>([
    ['a token of the past', { exp: 1, cnf }, {}, 'invalid_token'],
    ['a token that is bound to no key', {}, {}, 'invalid_token'],
    ['no proof', { cnf }, {}, 'invalid_dpop_proof'],
    ['a proof that is none', { cnf }, { DPoP: 'a.b.c' }, 'invalid_dpop_proof'],
  ])('is answered in that scheme, with %s', async (_title, claims, headers, code) => {
    const response = await present(claims, headers);
    expect(response.status).toBe(401);
    expect(challenge(response)).toMatch(new RegExp(`^DPoP algs="ES256", error="${code}", `));
    expect(challenge(response)).not.toContain('Bearer');
    expect(challenge(response)).toContain(resourceMetadata);
  });

  it('is refused, and no failure of ours, with a key that is none', async () => {
    const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const jwk = { kty: 'EC', crv: 'P-256', x: 'AA', y: 'AA' };
    const proof = [encode({ alg: 'ES256', typ: 'dpop+jwt', jwk }), encode({}), 'AA'].join('.');
    const response = await present({ cnf }, { DPoP: proof });
    expect(response.status).toBe(401);
    expect(challenge(response)).toContain('error="invalid_dpop_proof"');
  });
});
