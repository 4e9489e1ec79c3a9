import { setTimeout as wait } from 'node:timers/promises';
import type { ContactSaverDatabase, WebSessionModel } from '@ecosystem/prisma/contact-saver';
import type { Audience } from '../../access-token/audience.ts';
import { SignInError } from '../sign-in/errors.ts';
import { refreshAccessToken } from '../sign-in/refresh-access-token.ts';
import { revokeToken } from '../sign-in/revoke-token.ts';
import type { WebClient } from '../sign-in/web-client.ts';
import { Renewals, renewalLimit } from './renewals.ts';
import { type SessionTokens, freshToken } from './session-tokens.ts';
import { type WebSession, WebSessions, accessTokenOf } from './web-sessions.ts';

/** Milliseconds between two looks at a renewal of somebody else's. */
const lookAgain = 50;

/** The access tokens of a session, each for one audience (RFC 8707 §2). */
export class AccessTokens {
  readonly #client: WebClient;
  readonly #database: ContactSaverDatabase;
  readonly #renewals: Renewals;
  readonly #sessions: WebSessions;

  constructor(client: WebClient, database: ContactSaverDatabase, sessions: WebSessions) {
    this.#client = client;
    this.#database = database;
    this.#renewals = new Renewals(database);
    this.#sessions = sessions;
  }

  /**
   * A token that is good for the next request. One that is missing or over is renewed by exactly one caller; the others,
   * on every replica, wait for its result. A process that dies in between takes the next refresh token with it; then the
   * session is over, and the person signs in again.
   *
   * @throws {SignInError} `ended` when the session is over, `unavailable` when it could not be renewed now
   */
  async usable({ idHash }: WebSession, audience: Audience): Promise<string> {
    for (;;) {
      const row = await this.#database.webSession.findUnique({ where: { idHash } });
      if (!row) throw new SignInError('ended', 'the session is gone');
      const tokens = this.#sessions.unseal(idHash, row.sealedTokens);
      if (!tokens) return this.#end(idHash, 'its tokens were sealed with a key that is not ours any more');
      const fresh = freshToken(tokens, audience, Date.now());
      if (fresh !== undefined) return fresh;
      const { renewalStartedAt } = row;
      if (renewalStartedAt === null && (await this.#renewals.begin(row))) {
        return this.#renew(row, tokens, audience);
      }
      // RFC 9700 §4.14.2: its refresh token may have been used, and is never sent again.
      if (renewalStartedAt !== null && Date.now() - renewalStartedAt.getTime() > renewalLimit) {
        return this.#end(idHash, 'a renewal has died');
      }
      await wait(lookAgain);
    }
  }

  async #renew(row: WebSessionModel, tokens: SessionTokens, audience: Audience): Promise<string> {
    const { idHash } = row;
    const asked = new Date();
    const answer = await this.#ask(idHash, tokens.refreshToken, audience);
    const renewed = {
      ...tokens,
      refreshToken: answer.refresh_token,
      [audience]: accessTokenOf(answer, asked),
    };
    const isKept = await this.#renewals.finish(idHash, {
      sealedTokens: this.#sessions.seal(idHash, renewed),
      expiresAt: WebSessions.nextEnd(row),
    });
    if (isKept) return answer.access_token;
    // The person has left meanwhile: what came too late is not kept, and must not live on.
    await revokeToken(this.#client, answer.refresh_token).catch(() => undefined);
    throw new SignInError('ended', 'the session ended while its tokens were renewed');
  }

  async #ask(idHash: string, refreshToken: string, audience: Audience) {
    try {
      return await refreshAccessToken(this.#client, refreshToken, this.#client.resources[audience]);
    } catch (error) {
      // RFC 6749 §5.2: the grant is gone, so there is nothing left that a session could live on.
      const { fault } = error as Partial<SignInError>;
      if (fault === 'ended') await this.#sessions.end(idHash);
      // RFC 9700 §4.14.2: without an answer it may have been used, and sending it again would look like a theft.
      else if (fault !== 'unanswered') await this.#renewals.cancel(idHash);
      throw error;
    }
  }

  async #end(idHash: string, reason: string): Promise<never> {
    await this.#sessions.end(idHash);
    throw new SignInError('ended', reason);
  }
}
