import { generateKeyPairSync } from 'node:crypto';
import { type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type JWKS, Provider } from 'oidc-provider';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createClients } from '../policy/clients.ts';
import { flows } from '../policy/grants.ts';
import { extraClientMetadata } from '../policy/registered-client.ts';
import { createResourceServers } from '../policy/resource-servers.ts';
import { type Refusal, failedCheck } from './failed-check.ts';

const contactSaverUrl = 'http://localhost:3001';
const messageWriterUrl = 'http://localhost:3000';
const secret = 'the secret of MessageWriter';
const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const refusals: Refusal[] = [];
let server: Server;
let issuer: string;

class MemoryAdapter {
  readonly #records = new Map<string, unknown>();
  upsert = async (id: string, record: object) => void this.#records.set(id, record);
  find = async (id: string) => this.#records.get(id);
  findByUid = async () => undefined;
  findByUserCode = async () => undefined;
  consume = async () => undefined;
  destroy = async (id: string) => void this.#records.delete(id);
  revokeByGrantId = async () => undefined;
}

beforeAll(async () => {
  server = createServer((request, response) => void provider.callback()(request, response));
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  issuer = `http://localhost:${(server.address() as AddressInfo).port}`;
  const urls = { issuer, contactSaverUrl, messageWriterUrl, lab: false };
  const provider = new Provider(issuer, {
    ...flows,
    adapter: MemoryAdapter as never,
    clients: createClients({
      ...urls,
      messageWriterSecret: secret,
      contactSaverApiSecret: 'another',
      contactSaverWebSecret: 'a third',
    }),
    clientDefaults: { id_token_signed_response_alg: 'RS256' },
    cookies: { keys: ['a key'] },
    extraClientMetadata: { properties: [...extraClientMetadata] },
    features: {
      clientCredentials: { enabled: true },
      deviceFlow: { enabled: true },
      devInteractions: { enabled: false },
      resourceIndicators: {
        enabled: true,
        getResourceServerInfo: createResourceServers(contactSaverUrl),
      },
    },
    interactions: { url: () => '/interaction' },
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), alg: 'RS256', use: 'sig' }] } as JWKS,
    scopes: ['openid', 'profile', 'email', 'offline_access'],
  });
  const remember = (_ctx: unknown, error: unknown) => void refusals.push(error as Refusal);
  provider.on('authorization.error', remember);
  provider.on('grant.error', remember);
});

afterEach(() => void (refusals.length = 0));
afterAll(() => void server.close());

const request = {
  response_type: 'code',
  client_id: 'message-writer',
  redirect_uri: `${messageWriterUrl}/oauth/callback`,
  scope: 'openid contacts.read',
  resource: contactSaverUrl,
  state: 's',
  code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
  code_challenge_method: 'S256',
};

async function refusalOf(path: string, init?: RequestInit): Promise<Refusal> {
  await fetch(issuer + path, { redirect: 'manual', ...init });
  expect(refusals).toHaveLength(1);
  return refusals[0] as Refusal;
}

async function tokenRefusal(
  form: string,
  credentials: string | undefined = `message-writer:${encodeURIComponent(secret)}`,
) {
  const authorization = `Basic ${Buffer.from(credentials).toString('base64')}`;
  const headers = { 'content-type': 'application/x-www-form-urlencoded', authorization };
  return refusalOf('/token', { method: 'POST', body: form, headers });
}

describe('failedCheck, of what oidc-provider refuses', () => {
  it.each<[string, string]>([
    ['client_id=nobody', 'client-registered'],
    ['response_type=token', 'response-type'],
    ['response_type=id_token token', 'response-type'],
    ['response_mode=unheard-of', 'response-type'],
    ['scope=openid "', 'scope'],
    ['redirect_uri=http://localhost:3000/oauth/callback/', 'redirect-uri'],
    ['redirect_uri=https://evil.example/', 'redirect-uri'],
    ['code_challenge_method=plain', 'code-challenge'],
    ['code_challenge=short', 'code-challenge'],
    ['code_challenge_method=', 'code-challenge'],
    ['resource=https://evil.example/', 'resource'],
    ['resource=contacts', 'resource'],
    ['prompt=none', 'signed-in'],
  ])('an authorization request with %s fails at %s', async (change, check) => {
    const query = new URLSearchParams(request);
    for (const [name, value] of new URLSearchParams(change)) query.set(name, value);
    expect(failedCheck('authorization-request', await refusalOf(`/auth?${query}`))).toBe(check);
  });

  it.each(['client_id', 'redirect_uri', 'scope', 'state'])(
    'an authorization request with two %s fails at parameters-once',
    async (name) => {
      const query = new URLSearchParams([...Object.entries(request), [name, 'again']]);
      expect(failedCheck('authorization-request', await refusalOf(`/auth?${query}`))).toBe('parameters-once');
    },
  );

  it.each<[string, string]>([
    ['response_type', 'response-type'],
    ['redirect_uri', 'redirect-uri'],
    ['code_challenge', 'code-challenge'],
  ])('an authorization request without %s fails at %s', async (name, check) => {
    const query = new URLSearchParams(request);
    query.delete(name);
    expect(failedCheck('authorization-request', await refusalOf(`/auth?${query}`))).toBe(check);
  });

  it.each<[string, string]>([
    ['grant_type=password', 'grant-type'],
    ['grant_type=implicit', 'grant-type'],
    ['grant_type=authorization_code&code=nothing&redirect_uri=x', 'code'],
    ['grant_type=authorization_code&code=nothing', 'redirect-uri-again'],
  ])('a token request with %s fails at %s', async (form, check) => {
    expect(failedCheck('token-request', await tokenRefusal(form))).toBe(check);
  });

  it.each(['message-writer:wrong', 'nobody:wrong'])(
    'a token request of %s fails at client-authentication',
    async (credentials) => {
      const refusal = await tokenRefusal('grant_type=authorization_code&code=c&redirect_uri=x', credentials);
      expect(failedCheck('token-request', refusal)).toBe('client-authentication');
    },
  );

  it('a token request of nobody at all fails at client-authentication', async () => {
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const body = 'grant_type=authorization_code&code=c&redirect_uri=x';
    const refusal = await refusalOf('/token', { method: 'POST', body, headers });
    expect(failedCheck('token-request', refusal)).toBe('client-authentication');
  });

  it('a refresh request with a token that is not known fails at refresh-token', async () => {
    const refusal = await tokenRefusal('grant_type=refresh_token&refresh_token=nothing');
    expect(failedCheck('refresh-request', refusal)).toBe('refresh-token');
  });
});
