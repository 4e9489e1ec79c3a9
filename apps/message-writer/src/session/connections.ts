import 'server-only';
import { createHash, randomUUID } from 'node:crypto';
import type { MessageWriterDatabase } from '@ecosystem/prisma/message-writer';
import { splitScope } from '@ecosystem/types/scopes';
import type { IDToken, TokenEndpointResponse } from 'oauth4webapi';
import { z } from 'zod';
import { pendingLifetime } from '../flow/pending-authorizations.ts';
import { type Hardening, hardeningSchema } from '../oauth/hardening.ts';
import { type Seal, UnsealError } from '@ecosystem/seal/seal';
import { createSessionId, hashSessionId, sessionLifetime } from './session-id.ts';
import type { Connection, Logout, NewConnection, SessionStore } from './session-store.ts';

/** The ID token is not among them: it was for us, it was read, and it opens nothing. */
const tokensSchema = z.object({
  accessToken: z.string(),
  refreshToken: z.string().optional(),
  /** As who, and with which key, they are used. */
  hardening: hardeningSchema.optional(),
});

const claimsSchema = z.object({
  name: z.string().optional(),
  email: z.string().optional(),
  zoneinfo: z.string().optional(),
});

/** Seconds a connection that may be used while its person is away is kept at most: as long as a grant lives. */
const offlineLifetime = 90 * 24 * 60 * 60;

/** Milliseconds the end of a session is remembered: as long as an authorization may be under way. */
const endRememberedFor = pendingLifetime * 1000;

/** The tokens of a connection: never part of anything sent to a browser. */
export type ConnectionTokens = z.infer<typeof tokensSchema>;

/** What we were told about the person, as far as they let us know. */
export type ConnectionClaims = z.infer<typeof claimsSchema>;

/** What a flow has won: tokens, and who the person is, if an ID token said so. */
export interface WonTokens {
  readonly response: TokenEndpointResponse;
  /** When the answer with the access token came. */
  readonly answeredAt: Date;
  /** Space-delimited; of all that was asked for, what the person has granted. */
  readonly scope: string;
  readonly idToken: IDToken | undefined;
  readonly userinfo: Readonly<Record<string, unknown>> | undefined;
  readonly hardening: Hardening | undefined;
}

/** A session that has just been connected. */
export interface ConnectedSession {
  /** The new id, for the cookie. */
  readonly sessionId: string;
  /** Connections this one takes the place of: forgotten here, and still to be revoked. */
  readonly replaced: readonly Connection[];
}

/** What a finished authorization leaves: the tokens sealed, the session with a new id. */
export class Connections {
  readonly #database: MessageWriterDatabase;
  readonly #seal: Seal;
  readonly #store: SessionStore;

  constructor(database: MessageWriterDatabase, store: SessionStore, seal: Seal) {
    this.#database = database;
    this.#store = store;
    this.#seal = seal;
  }

  /**
   * Stores a connection and gives the session a new id (ASVS 7.2.4: a cookie planted before signing in is worth nothing
   * afterwards). Undefined when the session is over; `logged-out` when the person has logged out since the tokens came.
   */
  async connect(sessionIdHash: string, won: WonTokens): Promise<ConnectedSession | 'logged-out' | undefined> {
    const personId = won.idToken === undefined ? null : await this.#identify(won.idToken);
    const sessionId = createSessionId();
    const next = { idHash: hashSessionId(sessionId), expiresAt: inSeconds(sessionLifetime) };
    const connection = this.#create(personId, won);
    const connected = await this.#store.connect(sessionIdHash, next, connection);
    if (!connected) return undefined;
    if (await this.#hasEndedMeanwhile(connection, won.answeredAt)) return 'logged-out';
    const left = personId === null ? [] : await this.#store.findLeft(personId);
    for (const { id } of left) await this.#store.forget(id);
    return { sessionId, replaced: [...(connected.replaced ? [connected.replaced] : []), ...left] };
  }

  /**
   * Ends the sessions of whoever logs out. What may be used while the person is away stays, without a session.
   *
   * @returns how many sessions ended
   */
  async logOut(who: Logout): Promise<number> {
    // First what is to come, then what is there: a flow under way meets one or the other.
    if (who.sid !== null) {
      await this.#store.remember(hashOfEnd(who.sid), new Date(Date.now() + endRememberedFor));
    }
    const ended = await this.#store.logOut(who);
    for (const { id, offline } of ended) if (!offline) await this.#store.forget(id);
    return ended.length;
  }

  /** Back-Channel Logout 1.0 §2.7: a logout that comes while a flow is under way ends what the flow is about to begin. */
  async #hasEndedMeanwhile({ personId, sid }: NewConnection, answeredAt: Date): Promise<boolean> {
    if (personId === null || sid === null) return false;
    const until = await this.#store.remembered(hashOfEnd(sid));
    if (until === null || until.getTime() - endRememberedFor < answeredAt.getTime()) return false;
    await this.logOut({ personId, sid });
    return true;
  }

  /** Whether its tokens can be opened: the key they were sealed with may have been taken away. */
  isReadable(connection: Connection): boolean {
    try {
      this.tokensOf(connection);
      this.claimsOf(connection);
      return true;
    } catch (error) {
      if (error instanceof UnsealError) return false;
      throw error;
    }
  }

  tokensOf(connection: Connection): ConnectionTokens {
    return tokensSchema.parse(this.#seal.unseal(connection.sealedTokens, `tokens ${connection.id}`));
  }

  claimsOf(connection: Connection): ConnectionClaims {
    return claimsSchema.parse(this.#seal.unseal(connection.sealedClaims, `claims ${connection.id}`));
  }

  /** The `sub` of the person who has connected, if an ID token has named one. */
  async subjectOf({ personId }: Connection): Promise<string | undefined> {
    if (personId === null) return undefined;
    return (await this.#database.person.findUnique({ where: { id: personId } }))?.subject;
  }

  /** Keeps the answer of a refresh; null when the connection was ended meanwhile. */
  async finishRenewal(connection: Connection, response: TokenEndpointResponse): Promise<Connection | null> {
    const tokens = { ...this.tokensOf(connection), ...tokensOf(response) };
    return this.#store.finishRenewal(connection.id, {
      sealedTokens: this.#seal.seal(tokens, `tokens ${connection.id}`),
      accessTokenExpiresAt: expiryOf(response, new Date()),
    });
  }

  /** OIDC Core §5.7: issuer and subject together are the person, never the e-mail address. */
  async #identify({ iss, sub }: IDToken): Promise<string> {
    const identity = { issuer: iss, subject: sub };
    const { id } = await this.#database.person.upsert({
      where: { issuer_subject: identity },
      create: identity,
      update: {},
    });
    return id;
  }

  #create(
    personId: string | null,
    { response, answeredAt, scope, idToken, userinfo, hardening }: WonTokens,
  ): NewConnection {
    const id = randomUUID();
    const offline = splitScope(scope).includes('offline_access');
    const claims = claimsSchema.parse({ ...userinfo, ...idToken });
    const tokens = { ...tokensOf(response), ...(hardening && { hardening }) };
    return {
      id,
      personId,
      sid: typeof idToken?.['sid'] === 'string' ? idToken['sid'] : null,
      offline,
      scope,
      sealedTokens: this.#seal.seal(tokens, `tokens ${id}`),
      sealedClaims: this.#seal.seal(claims, `claims ${id}`),
      accessTokenExpiresAt: expiryOf(response, answeredAt),
      expiresAt: inSeconds(offline ? offlineLifetime : sessionLifetime),
    };
  }
}

function hashOfEnd(sid: string): string {
  return createHash('sha256').update(`ended ${sid}`).digest('base64url');
}

function tokensOf(response: TokenEndpointResponse): Omit<ConnectionTokens, 'hardening'> {
  return {
    accessToken: response.access_token,
    ...(response.refresh_token !== undefined && { refreshToken: response.refresh_token }),
  };
}

/** RFC 6749 §5.1: `expires_in` counts from the answer; without it the token is used once. */
function expiryOf(response: TokenEndpointResponse, answeredAt: Date): Date {
  return new Date(answeredAt.getTime() + (response.expires_in ?? 0) * 1000);
}

function inSeconds(seconds: number): Date {
  return new Date(Date.now() + seconds * 1000);
}
