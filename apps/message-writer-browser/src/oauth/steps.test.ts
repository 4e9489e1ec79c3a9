import { readFileSync } from 'node:fs';
import { type AuthorizationServer, allowInsecureRequests, customFetch } from 'oauth4webapi';
import { describe, expect, it } from 'vitest';
import type { ClientContext } from './client-context.ts';
import { createAuthorizationRequest, createRequestSecrets } from './create-authorization-request.ts';
import { discoverAuthorizationServer } from './discover-authorization-server.ts';
import { ConnectionProblem } from './errors.ts';
import { exchangeAuthorizationCode } from './exchange-authorization-code.ts';
import { requestBirthdays } from './request-birthdays.ts';
import { validateAuthorizationResponse } from './validate-authorization-response.ts';
import { validateTokenResponse } from './validate-token-response.ts';

const issuer = 'https://accounts.example';
const iss = encodeURIComponent(issuer);
const evil = encodeURIComponent('https://evil.example');

/** Both clients of this company refuse the same answers: see decision 59. */
const refusals = JSON.parse(
  readFileSync(
    new URL('../../../../tooling/test-data/refused-authorization-responses.json', import.meta.url),
    'utf8',
  ),
) as readonly (readonly [title: string, query: string, code: string])[];
const authorizationServer: AuthorizationServer = {
  issuer,
  authorization_endpoint: `${issuer}/auth`,
  token_endpoint: `${issuer}/token`,
  authorization_response_iss_parameter_supported: true,
};

/** A client whose requests are answered by `answer`, and kept. */
function clientThat(answer: () => Response) {
  const sent: { readonly url: string; readonly options: RequestInit }[] = [];
  const context: ClientContext = {
    authorizationServer,
    client: { client_id: 'message-writer-browser' },
    issuer,
    redirectUri: 'https://browser.example/callback',
    resource: 'https://api.example',
    http: {
      [allowInsecureRequests]: false,
      [customFetch]: async (url, options) => {
        sent.push({ url, options });
        return answer();
      },
    },
  };
  return { context, sent };
}

const { context } = clientThat(() => Response.error());
const json = (body: object, init?: ResponseInit) => () => Response.json(body, init);
const codeOf = (error: unknown) => (error as ConnectionProblem).code;

describe('discoverAuthorizationServer', () => {
  it('refuses metadata of another issuer — RFC 8414 §3.3', async () => {
    const { context: client } = clientThat(json({ ...authorizationServer, issuer: 'https://evil.example' }));
    const error = await discoverAuthorizationServer(client).catch((reason: unknown) => reason);
    expect(codeOf(error)).toBe('authorization_server_unavailable');
  });
});

describe('createAuthorizationRequest', () => {
  it('asks for birthdays alone, with PKCE by S256, and never says the verifier', async () => {
    const secrets = createRequestSecrets();
    const url = await createAuthorizationRequest(context, secrets);
    const parameters = Object.fromEntries(new URL(url).searchParams);
    expect(parameters).toMatchObject({
      response_type: 'code',
      scope: 'birthdays.read',
      code_challenge_method: 'S256',
      state: secrets.state,
    });
    expect(parameters['code_challenge']).toMatch(/^[\w-]{43}$/);
    expect(url).not.toContain(secrets.codeVerifier);
  });

  it('makes new secrets for each request', () => {
    expect(createRequestSecrets()).not.toEqual(createRequestSecrets());
  });
});

describe('validateAuthorizationResponse', () => {
  it.each(refusals)('refuses %s', (_title, refused, code) => {
    const query = refused.replaceAll('{iss}', iss).replaceAll('{evil}', evil);
    const validate = () => validateAuthorizationResponse(context, query, 'ours');
    expect(validate).toThrow(ConnectionProblem);
    expect(validate).toThrow(code);
  });

  it('returns the parameters of the answer to our request', () => {
    const response = validateAuthorizationResponse(context, `code=c&state=ours&iss=${iss}`, 'ours');
    expect(response.get('code')).toBe('c');
  });
});

describe('exchangeAuthorizationCode', () => {
  it('sends the verifier and the client’s name, and no secret', async () => {
    const { context: client, sent } = clientThat(json({}));
    const response = validateAuthorizationResponse(client, `code=c&state=ours&iss=${iss}`, 'ours');
    await exchangeAuthorizationCode(client, response, 'v'.repeat(43));
    const [request] = sent;
    expect(request?.url).toBe(`${issuer}/token`);
    expect(Object.fromEntries(new URLSearchParams(String(request?.options.body)))).toEqual({
      grant_type: 'authorization_code',
      client_id: 'message-writer-browser',
      code: 'c',
      code_verifier: 'v'.repeat(43),
      redirect_uri: 'https://browser.example/callback',
      resource: 'https://api.example',
    });
    expect(new Headers(request?.options.headers).get('authorization')).toBeNull();
  });
});

describe('validateTokenResponse', () => {
  const good = { access_token: 'a', token_type: 'Bearer', expires_in: 300, scope: 'birthdays.read' };

  it('takes the access token', async () => {
    const token = await validateTokenResponse(context, json(good)());
    expect(token).toEqual({ accessToken: 'a', expiresIn: 300 });
  });

  it.each([
    ['more scope', { ...good, scope: 'birthdays.read contacts.read' }],
    ['another type', { ...good, token_type: 'N_A' }],
    ['a refresh token', { ...good, refresh_token: 'r' }],
    ['no access token', { ...good, access_token: undefined }],
  ])('refuses %s', async (_title, body) => {
    const error = await validateTokenResponse(context, json(body)()).catch((reason: unknown) => reason);
    expect(codeOf(error)).toBe('invalid_token_response');
  });
});

describe('requestBirthdays', () => {
  const api = 'https://api.example';

  it('sends the token in the header, and never in the URL', async () => {
    const { context: client, sent } = clientThat(json({ items: [{ firstName: 'Ada', day: 1, month: 2 }] }));
    const birthdays = await requestBirthdays(client.http, 'a-token', api);
    expect(birthdays).toEqual([{ firstName: 'Ada', day: 1, month: 2 }]);
    expect(sent[0]?.url).toBe(`${api}/birthdays`);
    expect(new Headers(sent[0]?.options.headers).get('authorization')).toBe('Bearer a-token');
  });

  it.each([
    ['a refused token', 401, 'invalid_token'],
    ['a failure', 503, 'contact_saver_unavailable'],
  ])('tells %s', async (_title, status, code) => {
    const headers = status === 401 ? { 'www-authenticate': 'Bearer error="invalid_token"' } : {};
    const { context: client } = clientThat(json({}, { status, headers }));
    const error = await requestBirthdays(client.http, 'a-token', api).catch((reason: unknown) => reason);
    expect(codeOf(error)).toBe(code);
  });
});
