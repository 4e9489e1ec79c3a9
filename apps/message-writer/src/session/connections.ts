import 'server-only';
import { randomUUID } from 'node:crypto';
import type { ConnectionModel, MessageWriterDatabase } from '@ecosystem/prisma/message-writer';
import type { TokenEndpointResponse } from 'oauth4webapi';
import { z } from 'zod';
import type { PendingAuthorization } from '../flow/pending-authorizations.ts';
import type { Seal } from '../storage/seal.ts';
import { createSessionId, hashSessionId, sessionLifetime } from './session-id.ts';

const tokensSchema = z.object({ accessToken: z.string(), refreshToken: z.string().optional() });

const claimsSchema = z.object({
  name: z.string().optional(),
  email: z.string().optional(),
  zoneinfo: z.string().optional(),
});

/** The tokens of a connection: never part of anything sent to a browser. */
export type ConnectionTokens = z.infer<typeof tokensSchema>;

/** What the ID token told us about the person, as far as they let us know. */
export type ConnectionClaims = z.infer<typeof claimsSchema>;

/** What a flow has won: tokens, and who the person is. */
export interface WonTokens {
  readonly response: TokenEndpointResponse;
  /** When the answer with the access token came. */
  readonly answeredAt: Date;
  readonly claims: { readonly iss: string; readonly sub: string } & Readonly<Record<string, unknown>>;
}

/** What a finished authorization leaves: the tokens sealed, the session with a new id. */
export class Connections {
  readonly #database: MessageWriterDatabase;
  readonly #seal: Seal;

  constructor(database: MessageWriterDatabase, seal: Seal) {
    this.#database = database;
    this.#seal = seal;
  }

  /**
   * Stores a connection and gives the session a new id (ASVS 7.2.4: a cookie planted before signing in is worth nothing
   * afterwards), in one transaction. A connection this session had before is returned, to be revoked.
   */
  async connect(
    pending: PendingAuthorization,
    { response, answeredAt, claims }: WonTokens,
  ): Promise<{ sessionId: string; replaced: ConnectionModel | null } | undefined> {
    const sessionId = createSessionId();
    return this.#database.$transaction(async (transaction) => {
      const { count } = await transaction.pendingAuthorization.updateMany({
        where: { id: pending.id, step: pending.step, phase: 'ready' },
        data: { phase: 'done', sealedMessages: '' },
      });
      if (count === 0) return undefined;
      const { connection: replaced } = await transaction.session.findUniqueOrThrow({
        where: { idHash: pending.sessionIdHash },
        include: { connection: true },
      });
      const identity = { issuer: claims.iss, subject: claims.sub };
      const person = await transaction.person.upsert({
        where: { issuer_subject: identity },
        create: identity,
        update: {},
      });
      const id = randomUUID();
      await transaction.connection.create({
        data: {
          id,
          personId: person.id,
          scope: grantedScope(response, claims),
          sealedTokens: this.#seal.seal(tokensOf(response), `tokens ${id}`),
          sealedClaims: this.#seal.seal(claimsSchema.parse(claims), `claims ${id}`),
          accessTokenExpiresAt: expiryOf(response, answeredAt),
        },
      });
      await transaction.session.update({
        where: { idHash: pending.sessionIdHash },
        data: {
          idHash: hashSessionId(sessionId),
          connectionId: id,
          expiresAt: new Date(Date.now() + sessionLifetime * 1000),
        },
      });
      if (replaced) await transaction.connection.delete({ where: { id: replaced.id } });
      return { sessionId, replaced };
    });
  }

  tokensOf(connection: ConnectionModel): ConnectionTokens {
    return tokensSchema.parse(this.#seal.unseal(connection.sealedTokens, `tokens ${connection.id}`));
  }

  claimsOf(connection: ConnectionModel): ConnectionClaims {
    return claimsSchema.parse(this.#seal.unseal(connection.sealedClaims, `claims ${connection.id}`));
  }

  /** Whether this call may renew the access token: of any number of simultaneous ones, on any replica, one may. */
  async beginRenewal({ id, accessTokenExpiresAt }: ConnectionModel): Promise<boolean> {
    const { count } = await this.#database.connection.updateMany({
      where: { id, accessTokenExpiresAt, renewalStartedAt: null },
      data: { renewalStartedAt: new Date() },
    });
    return count === 1;
  }

  /** Gives the renewal back: nothing was sent, so the refresh token is still good. */
  async cancelRenewal({ id }: ConnectionModel): Promise<void> {
    await this.#database.connection.updateMany({ where: { id }, data: { renewalStartedAt: null } });
  }

  async finishRenewal(
    connection: ConnectionModel,
    response: TokenEndpointResponse,
  ): Promise<ConnectionModel> {
    const before = this.tokensOf(connection);
    const tokens = { ...before, ...tokensOf(response) };
    return this.#database.connection.update({
      where: { id: connection.id },
      data: {
        sealedTokens: this.#seal.seal(tokens, `tokens ${connection.id}`),
        accessTokenExpiresAt: expiryOf(response),
        renewalStartedAt: null,
      },
    });
  }

  async reload(id: string): Promise<ConnectionModel | null> {
    return this.#database.connection.findUnique({ where: { id } });
  }

  /** Forgets a connection; the session stays, anonymous. */
  async forget(id: string): Promise<void> {
    await this.#database.connection.deleteMany({ where: { id } });
  }
}

function tokensOf(response: TokenEndpointResponse): ConnectionTokens {
  return {
    accessToken: response.access_token,
    ...(response.refresh_token !== undefined && { refreshToken: response.refresh_token }),
  };
}

/** RFC 6749 §5.1: `expires_in` counts from the answer; without it the token is used once. */
function expiryOf(response: TokenEndpointResponse, answeredAt = new Date()): Date {
  return new Date(answeredAt.getTime() + (response.expires_in ?? 0) * 1000);
}

/** The scopes for ContactSaver are named in the answer; what we learn about the person shows in the ID token itself. */
function grantedScope(response: TokenEndpointResponse, claims: object): string {
  const identity = [
    'openid',
    ...('name' in claims ? ['profile'] : []),
    ...('email' in claims ? ['email'] : []),
  ];
  return [...identity, response.scope ?? ''].join(' ').trim();
}
