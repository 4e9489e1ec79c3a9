import { tracingChannel } from 'node:diagnostics_channel';
import type { ClientContext } from '../oauth/client-context.ts';
import { requestClientToken, validateClientTokenResponse } from '../oauth/request-client-token.ts';

/** What MessageWriter asks for in its own name. */
const scope = 'occasions.read';

/** Milliseconds before its end at which a token counts as expired: the request has to get there. */
const margin = 10_000;

interface HeldToken {
  readonly accessToken: string;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

/** Everything this app does in its own name, for whoever watches: it belongs to no person's flow. */
export const ownWork = tracingChannel<unknown, object>('message-writer.own-work');

/** What was decided about an answer with a token for ourselves, for whoever watches. */
export const ownTokenAnswers = tracingChannel<unknown, object>('message-writer.own-token-answer');

/**
 * The access token this app has in its own name. Each process keeps one of its own, in memory and nowhere else: it can be
 * asked for at any time, nobody's session depends on it, and no replica misses another one's.
 */
export class OwnAccess {
  readonly #createContext: () => Promise<ClientContext>;
  #held: Promise<HeldToken> | undefined;

  constructor(createContext: () => Promise<ClientContext>) {
    this.#createContext = createContext;
  }

  /**
   * A token that is good for the next request; callers at once share one request.
   *
   * @throws {ConnectionProblem} `authorization_server_unavailable`
   */
  async usableToken(): Promise<string> {
    const seen = this.#held;
    const held = await seen?.catch(() => undefined);
    if (held && held.expiresAt - margin > Date.now()) return held.accessToken;
    return (await this.#renew(seen)).accessToken;
  }

  /** A token in place of one that was refused. */
  async replaceToken(refused: string): Promise<string> {
    const seen = this.#held;
    const held = await seen?.catch(() => undefined);
    if (held && held.accessToken !== refused) return held.accessToken;
    return (await this.#renew(seen)).accessToken;
  }

  /** Asks for a new token, unless somebody has begun to since `seen` was looked at. */
  #renew(seen: Promise<HeldToken> | undefined): Promise<HeldToken> {
    if (this.#held !== seen && this.#held) return this.#held;
    this.#held = this.#request();
    return this.#held;
  }

  async #request(): Promise<HeldToken> {
    const askedAt = Date.now();
    const context = await this.#createContext();
    const answer = await requestClientToken(context, scope);
    const token = await ownTokenAnswers.tracePromise(
      () => validateClientTokenResponse(context, answer, scope),
      {},
    );
    return { accessToken: token.access_token, expiresAt: askedAt + (token.expires_in ?? 0) * 1000 };
  }
}
