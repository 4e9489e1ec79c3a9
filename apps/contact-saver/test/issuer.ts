import { randomBytes, randomUUID } from 'node:crypto';
import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { type CryptoKey, type JWTHeaderParameters, SignJWT, exportJWK, generateKeyPair } from 'jose';

export interface TokenOptions {
  readonly claims?: Record<string, unknown>;
  readonly header?: Partial<JWTHeaderParameters>;
  readonly key?: CryptoKey | Uint8Array;
}

/** How the introspection endpoint behaves: as it should, with an answer that is none, or with none at all. */
export type Introspection = 'works' | 'fails' | 'is silent' | 'talks nonsense' | 'redirects';

/** The secret that the API has for introspection, as its tests start it. */
export const introspectionSecret = 'the secret of contact-saver-api, for tests';

/** The secret of the web app, as its tests start it. */
export const webClientSecret = 'the secret of contact-saver-web, for tests';

/**
 * An authorization server reduced to what a resource server sees of one: `/jwks`, tokens signed with its key, and an
 * endpoint that knows what the opaque tokens it made stand for.
 */
export class TestIssuer {
  readonly kid = 'key-1';
  /** Paths that were asked for. */
  readonly requests: string[] = [];
  introspection: Introspection = 'works';
  readonly #opaque = new Map<string, object>();
  readonly #keyPair;
  #server: Server | undefined;
  #port = 0;

  private constructor(keyPair: Awaited<ReturnType<typeof generateKeyPair>>) {
    this.#keyPair = keyPair;
  }

  static async start(): Promise<TestIssuer> {
    const issuer = new TestIssuer(await generateKeyPair('RS256', { extractable: true }));
    await issuer.listen();
    return issuer;
  }

  get url(): string {
    return `http://localhost:${this.#port}`;
  }

  get publicKey(): CryptoKey {
    return this.#keyPair.publicKey;
  }

  /** Starts, or starts again at the address it had. */
  async listen(): Promise<void> {
    const server = createServer((request, response) => void this.#answer(request, response));
    await new Promise<void>((resolve) => server.listen(this.#port, 'localhost', resolve));
    this.#server = server;
    this.#port = (server.address() as AddressInfo).port;
  }

  async stop(): Promise<void> {
    const server = this.#server;
    server?.closeAllConnections();
    await new Promise((resolve) => (server ? server.close(resolve) : resolve(undefined)));
  }

  /** An access token as RFC 9068 §2 wants it, except for what the options change; `undefined` leaves a claim out. */
  sign(
    audience: string,
    { claims, header, key = this.#keyPair.privateKey }: TokenOptions = {},
  ): Promise<string> {
    const now = Math.floor(Date.now() / 1000);
    const payload = {
      iss: this.url,
      aud: audience,
      sub: randomUUID(),
      client_id: 'message-writer',
      jti: randomUUID(),
      iat: now,
      exp: now + 300,
      scope: 'birthdays.read contacts.read contacts.write',
      ...claims,
    };
    return new SignJWT(payload)
      .setProtectedHeader({ alg: 'RS256', typ: 'at+jwt', kid: this.kid, ...header })
      .sign(key);
  }

  /** An opaque token as RFC 7662 §2.2 describes it, except for what the claims change; `undefined` leaves one out. */
  issueOpaque(apiUrl: string, claims: Record<string, unknown> = {}): string {
    const token = randomBytes(32).toString('base64url');
    const now = Math.floor(Date.now() / 1000);
    this.#opaque.set(token, {
      active: true,
      iss: this.url,
      aud: `${apiUrl}/introspected`,
      sub: randomUUID(),
      client_id: 'message-writer',
      iat: now,
      exp: now + 300,
      scope: 'birthdays.read contacts.read contacts.write',
      token_type: 'Bearer',
      ...claims,
    });
    return token;
  }

  /** Takes an opaque token back. */
  revoke(token: string): void {
    this.#opaque.delete(token);
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    this.requests.push(request.url ?? '');
    if (request.url === '/token/introspection') return this.#introspect(request, response);
    const jwk = await exportJWK(this.publicKey);
    response.setHeader('Content-Type', 'application/json');
    response.end(JSON.stringify({ keys: [{ ...jwk, kid: this.kid, use: 'sig', alg: 'RS256' }] }));
  }

  /** RFC 7662 §2.1, §2.2: only for the API, and of what it does not know it says one word. */
  async #introspect(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const form = new URLSearchParams(await text(request));
    if (this.introspection === 'is silent') return;
    if (this.introspection === 'fails') return void response.writeHead(503).end();
    if (this.introspection === 'redirects') {
      return void response.writeHead(302, { Location: `${this.url}/elsewhere` }).end();
    }
    response.setHeader('Content-Type', 'application/json');
    if (this.introspection === 'talks nonsense') return void response.end('{"active":"yes"}');
    if (readCredentials(request) !== `contact-saver-api:${introspectionSecret}`) {
      return void response.writeHead(401).end('{"error":"invalid_client"}');
    }
    response.end(JSON.stringify(this.#opaque.get(form.get('token') ?? '') ?? { active: false }));
  }
}

/** RFC 6749 §2.3.1: both halves are form-encoded before they are put together. */
function readCredentials({ headers }: IncomingMessage): string {
  const [, encoded = ''] = /^Basic (.+)$/.exec(headers.authorization ?? '') ?? [];
  return decodeURIComponent(Buffer.from(encoded, 'base64').toString().replaceAll('+', ' '));
}
