import { randomUUID } from 'node:crypto';
import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type CryptoKey, type JWTHeaderParameters, SignJWT, exportJWK, generateKeyPair } from 'jose';

export interface TokenOptions {
  readonly claims?: Record<string, unknown>;
  readonly header?: Partial<JWTHeaderParameters>;
  readonly key?: CryptoKey | Uint8Array;
}

/** An authorization server reduced to what a resource server sees of one: `/jwks`, and tokens signed with its key. */
export class TestIssuer {
  readonly kid = 'key-1';
  /** Paths that were asked for. */
  readonly requests: string[] = [];
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

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    this.requests.push(request.url ?? '');
    const jwk = await exportJWK(this.publicKey);
    response.setHeader('Content-Type', 'application/json');
    response.end(JSON.stringify({ keys: [{ ...jwk, kid: this.kid, use: 'sig', alg: 'RS256' }] }));
  }
}
