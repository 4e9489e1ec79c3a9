import { randomUUID } from 'node:crypto';
import { type CryptoKey, SignJWT, exportJWK, generateKeyPair } from 'jose';
import {
  type AuthorizationServer,
  ClientSecretBasic,
  allowInsecureRequests,
  customFetch,
} from 'oauth4webapi';
import type { ClientContext } from '../src/oauth/client-context.ts';

/** What an ID token says, except for what a test changes; `undefined` leaves a claim out. */
export type ChangedClaims = Readonly<Record<string, unknown>>;

/** An authorization server reduced to what a client sees of one; it notes what it was asked. */
export class TestIssuer {
  /** `path` of every request, with the parameters of its form. */
  readonly requests: { readonly path: string; readonly form: URLSearchParams }[] = [];
  /** How `/token` answers; a test sets it. */
  onTokenRequest: (form: URLSearchParams) => Promise<Response> | Response = () => refusal('invalid_grant');
  url: string;
  readonly #keyPair;

  private constructor(url: string, keyPair: Awaited<ReturnType<typeof generateKeyPair>>) {
    this.url = url;
    this.#keyPair = keyPair;
  }

  static async create(url = 'http://localhost:3002'): Promise<TestIssuer> {
    return new TestIssuer(url, await generateKeyPair('RS256'));
  }

  get metadata(): AuthorizationServer {
    return {
      issuer: this.url,
      authorization_endpoint: `${this.url}/auth`,
      token_endpoint: `${this.url}/token`,
      revocation_endpoint: `${this.url}/token/revocation`,
      jwks_uri: `${this.url}/jwks`,
      authorization_response_iss_parameter_supported: true,
      id_token_signing_alg_values_supported: ['RS256'],
    };
  }

  /** How many requests there were to a path. */
  asked(path: string): number {
    return this.requests.filter((request) => request.path === path).length;
  }

  async answer(url: string, body: string): Promise<Response> {
    const { pathname: path } = new URL(url);
    const form = new URLSearchParams(body);
    this.requests.push({ path, form });
    if (path === '/.well-known/openid-configuration') return Response.json(this.metadata);
    if (path === '/token') return this.onTokenRequest(form);
    if (path === '/token/revocation') return new Response(null, { status: 200 });
    const key = { ...(await exportJWK(this.#keyPair.publicKey)), kid: 'key', use: 'sig', alg: 'RS256' };
    return Response.json({ keys: [key] });
  }

  signIdToken(nonce: string, changed: ChangedClaims = {}, key: CryptoKey = this.#keyPair.privateKey) {
    const now = Math.floor(Date.now() / 1000);
    const claims = {
      iss: this.url,
      aud: 'message-writer',
      sub: randomUUID(),
      nonce,
      iat: now,
      exp: now + 300,
    };
    return new SignJWT({ ...claims, ...changed }).setProtectedHeader({ alg: 'RS256', kid: 'key' }).sign(key);
  }

  /** A token response with new tokens. */
  async tokens(nonce: string, changed: ChangedClaims = {}, members: object = {}): Promise<Response> {
    const id_token = await this.signIdToken(nonce, changed);
    return Response.json({ ...newTokens(), id_token, ...members });
  }

  /** The client as it is in this app, over a wire that ends here. */
  clientContext(): ClientContext {
    return {
      client: { client_id: 'message-writer' },
      clientAuthentication: ClientSecretBasic(randomUUID()),
      authorizationServer: this.metadata,
      redirectUri: 'http://localhost:3000/oauth/callback',
      resource: 'http://localhost:3001',
      http: {
        [customFetch]: (url, options) => this.answer(url, String((options as { body?: unknown }).body ?? '')),
        [allowInsecureRequests]: true,
      },
    };
  }
}

export function newTokens() {
  return {
    access_token: randomUUID(),
    refresh_token: randomUUID(),
    token_type: 'Bearer',
    expires_in: 300,
    scope: 'birthdays.read contacts.read',
  };
}

/** An error response (RFC 6749 §5.2). */
export function refusal(error: string, status = 400): Response {
  return Response.json({ error }, { status });
}
