import { createHash } from 'node:crypto';
import type { ContactSaverDatabase, WebSessionModel } from '@ecosystem/prisma/contact-saver';
import { type Seal, UnsealError } from '@ecosystem/seal/seal';
import type { SignedIn } from '../sign-in/sign-in.strategy.ts';
import type { TokenResponse } from '../sign-in/token-response.ts';
import type { LogoutToken } from '../sign-in/validate-logout-token.ts';
import { createBrowserId, hashBrowserId } from './browser-cookie.ts';
import { type SessionTokens, tokensSchema } from './session-tokens.ts';

/** A person who is signed in, in one browser, as the pages need to know it. */
export interface WebSession {
  readonly idHash: string;
  readonly name: string;
  /** What forms are tied to: the cookie's value, which only this browser has. */
  readonly browserId: string;
}

/** Milliseconds without a visit after which a session ends (ASVS 7.3.1). */
export const idleTime = 12 * 60 * 60 * 1000;

/** Milliseconds a session lives at most (ASVS 7.3.2). */
const longestSession = 14 * 24 * 60 * 60 * 1000;

/** The sessions of the web app: the browser has a random number, the database its hash and the tokens, sealed. */
export class WebSessions {
  readonly #database: ContactSaverDatabase;
  readonly #seal: Seal;

  constructor(database: ContactSaverDatabase, seal: Seal) {
    this.#database = database;
    this.#seal = seal;
  }

  /** @returns the value of the new cookie: never the one the browser came with (ASVS 7.2.4, session fixation) */
  async begin({ person, tokens }: SignedIn): Promise<string> {
    const browserId = createBrowserId();
    const idHash = hashBrowserId(browserId);
    const kept: SessionTokens = {
      refreshToken: tokens.refresh_token,
      api: accessTokenOf(tokens, new Date()),
      activity: null,
    };
    await this.#database.webSession.create({
      data: {
        idHash,
        ownerIssuer: person.issuer,
        ownerSubject: person.subject,
        sid: person.sid,
        name: person.name,
        sealedTokens: this.seal(idHash, kept),
        expiresAt: new Date(Date.now() + idleTime),
      },
    });
    return browserId;
  }

  async find(browserId: string): Promise<WebSession | undefined> {
    const row = await this.#database.webSession.findFirst({
      where: { idHash: hashBrowserId(browserId), expiresAt: { gt: new Date() } },
    });
    return row ? { idHash: row.idHash, name: row.name, browserId } : undefined;
  }

  /** @returns the refresh token the session lived on, to be given back; undefined when there was none that we can read */
  async end(idHash: string): Promise<string | undefined> {
    const [row] = await this.#database.$queryRaw<{ sealedTokens: string }[]>`
      DELETE FROM web_session WHERE id_hash = ${idHash} RETURNING sealed_tokens AS "sealedTokens"`;
    return row && this.unseal(idHash, row.sealedTokens)?.refreshToken;
  }

  /** Ends the sessions that a logout token names. @returns how many; undefined when the token was used before */
  async endByLogoutToken(
    { expiresAt, id, sid, subject }: LogoutToken,
    issuer: string,
  ): Promise<number | undefined> {
    const idHash = createHash('sha256').update(id).digest('base64url');
    // Back-Channel Logout 1.0 §2.6 point 8: sent again, it would sign out somebody who has signed in again.
    return this.#database.$transaction(async (transaction) => {
      const { count: first } = await transaction.receivedLogout.createMany({
        data: { idHash, expiresAt },
        skipDuplicates: true,
      });
      if (first === 0) return undefined;
      const { count } = await transaction.webSession.deleteMany({
        where: { ownerIssuer: issuer, ownerSubject: subject, ...(sid !== undefined && { sid }) },
      });
      return count;
    });
  }

  seal(idHash: string, tokens: SessionTokens): string {
    return this.#seal.seal(tokens, `web session ${idHash}`);
  }

  /** @returns undefined when it was sealed for another place, or with a key that is not ours any more */
  unseal(idHash: string, sealed: string): SessionTokens | undefined {
    try {
      return tokensSchema.parse(this.#seal.unseal(sealed, `web session ${idHash}`));
    } catch (error) {
      if (error instanceof UnsealError) return undefined;
      throw error;
    }
  }

  /** When a session that is used now ends: after the idle time, and never later than it may live. */
  static nextEnd({ createdAt }: Pick<WebSessionModel, 'createdAt'>): Date {
    return new Date(Math.min(Date.now() + idleTime, createdAt.getTime() + longestSession));
  }
}

/** An access token with its end, by our clock. */
export function accessTokenOf({ access_token: token, expires_in: seconds }: TokenResponse, now: Date) {
  return { token, expiresAt: now.getTime() + seconds * 1000 };
}
