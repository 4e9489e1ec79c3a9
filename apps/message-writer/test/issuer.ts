import { randomUUID } from 'node:crypto';
import { SignJWT, exportJWK, generateKeyPair } from 'jose';
import {
  type AuthorizationServer,
  ClientSecretBasic,
  allowInsecureRequests,
  clockTolerance,
  customFetch,
} from 'oauth4webapi';
import type { ClientContext, ClientIdentity } from '../src/oauth/client-context.ts';
import { type IssuerKeySet, keySetSchema } from '../src/oauth/validate-id-token.ts';
import { type SentMessage, nameMessage } from './sent-messages.ts';

/** What an ID token says, except for what a test changes; `undefined` leaves a claim out. */
export type ChangedClaims = Readonly<Record<string, unknown>>;

export interface NotedRequest {
  readonly message: SentMessage;
  /** Where it was sent. */
  readonly origin: string;
  readonly path: string;
  readonly form: URLSearchParams;
  /** The access token of its Authorization header. */
  readonly bearer: string | undefined;
}

/** What of a request the issuer looks at. */
interface RequestContent {
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
}

type Answer = (request: NotedRequest) => Promise<Response> | Response;

type KeyPair = Awaited<ReturnType<typeof createKeyPair>>;

/** Keys of an issuer's own. */
export const createKeyPair = () => generateKeyPair('RS256');

/** Making a key takes longer than most tests: one is enough for whoever is not compared with another. */
const sharedKeyPair = createKeyPair();

/** Seconds an ID token lives, as the authorization server is configured. */
const idTokenLifetime = 3600;

/** An authorization server, and the resource server beside it, reduced to what a client sees of them. */
export class TestIssuer {
  readonly requests: NotedRequest[] = [];
  /** How each message is answered; a test changes it. */
  readonly answers = this.#goodAnswers();
  url = 'http://localhost:3002';
  /** The person who signs in here. */
  subject = randomUUID();
  readonly #keyPair: KeyPair;

  private constructor(keyPair: KeyPair) {
    this.#keyPair = keyPair;
  }

  static async create(keyPair = sharedKeyPair): Promise<TestIssuer> {
    return new TestIssuer(await keyPair);
  }

  /** Forgets what it was asked, and what a test has changed. */
  reset(): void {
    this.requests.splice(0);
    Object.assign(this.answers, this.#goodAnswers());
  }

  /** Somebody else signs in from now on. */
  newPerson(): void {
    this.subject = randomUUID();
  }

  get metadata(): AuthorizationServer {
    return {
      issuer: this.url,
      authorization_endpoint: `${this.url}/auth`,
      pushed_authorization_request_endpoint: `${this.url}/request`,
      token_endpoint: `${this.url}/token`,
      revocation_endpoint: `${this.url}/token/revocation`,
      userinfo_endpoint: `${this.url}/me`,
      jwks_uri: `${this.url}/jwks`,
      authorization_response_iss_parameter_supported: true,
      id_token_signing_alg_values_supported: ['RS256'],
    };
  }

  /** The names of all requests there were, in order. */
  get heard(): readonly SentMessage[] {
    return this.requests.map(({ message }) => message);
  }

  /** How often a message came. */
  asked(message: SentMessage): number {
    return this.heard.filter((heard) => heard === message).length;
  }

  async answer(url: string, { body, headers }: RequestContent): Promise<Response> {
    const form = new URLSearchParams(String(body ?? ''));
    const { origin, pathname } = new URL(url);
    const message = nameMessage(pathname, form);
    const bearer = /^Bearer (.+)$/.exec(new Headers(headers).get('authorization') ?? '')?.[1];
    const request = { message, origin, path: pathname, form, bearer };
    this.requests.push(request);
    return this.answers[message](request);
  }

  async publishedKeys(): Promise<IssuerKeySet> {
    const key = { ...(await exportJWK(this.#keyPair.publicKey)), kid: 'key', use: 'sig', alg: 'RS256' };
    return keySetSchema.parse({ keys: [key] });
  }

  signIdToken(nonce: string, changed: ChangedClaims = {}): Promise<string> {
    return new SignJWT({ ...this.#claims(idTokenLifetime), nonce, ...changed })
      .setProtectedHeader({ alg: 'RS256', kid: 'key' })
      .sign(this.#keyPair.privateKey);
  }

  /** A logout token for this person's session; `undefined` leaves a claim out, header parameters likewise. */
  signLogoutToken(changed: ChangedClaims = {}, header: ChangedClaims = {}): Promise<string> {
    const events = { 'http://schemas.openid.net/event/backchannel-logout': {} };
    const claims = { sid: 'one session', jti: randomUUID(), events };
    return new SignJWT({ ...this.#claims(120), ...claims, ...changed })
      .setProtectedHeader({ alg: 'RS256', kid: 'key', typ: 'logout+jwt', ...header })
      .sign(this.#keyPair.privateKey);
  }

  /** A token response with new tokens. */
  async tokens(nonce: string, changed: ChangedClaims = {}, members: object = {}): Promise<Response> {
    const id_token = await this.signIdToken(nonce, changed);
    return Response.json({ ...newTokens(), id_token, ...members });
  }

  #claims(lifetime: number) {
    const now = Math.floor(Date.now() / 1000);
    return { iss: this.url, aud: 'message-writer', sub: this.subject, iat: now, exp: now + lifetime };
  }

  #goodAnswers(): Record<SentMessage, Answer> {
    return {
      'metadata-request': () => Response.json(this.metadata),
      'pushed-authorization-request': () =>
        Response.json({ request_uri: `urn:request:${randomUUID()}`, expires_in: 60 }, { status: 201 }),
      'token-request': () => refusal('invalid_grant'),
      'keys-request': async () => Response.json(await this.publishedKeys()),
      'refresh-request': ({ form }) =>
        Response.json({ ...newTokens(), ...(!form.has('resource') && { scope: identityScope }) }),
      'client-token-request': () =>
        Response.json({ ...newTokens(), refresh_token: undefined, scope: 'occasions.read' }),
      'userinfo-request': () => Response.json({ sub: this.subject, name: 'Robin' }),
      'protected-resource-request': () => Response.json([]),
      'revocation-request': () => new Response(null, { status: 200 }),
    };
  }

  /** The client as it is in this app, over a wire that ends here. */
  clientIdentity(): ClientIdentity {
    return {
      client: { client_id: 'message-writer', [clockTolerance]: 30 },
      clientAuthentication: ClientSecretBasic(randomUUID()),
      issuer: this.url,
      redirectUri: 'http://localhost:3000/oauth/callback',
      resource: 'http://localhost:3001',
      http: {
        [customFetch]: (url, options) => this.answer(url, options),
        [allowInsecureRequests]: true,
      },
    };
  }

  clientContext(): ClientContext {
    return { ...this.clientIdentity(), authorizationServer: this.metadata };
  }
}

/** What a token for the userinfo endpoint may do. */
export const identityScope = 'openid profile email offline_access';

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
