/**
 * Protected resource request: ContactSaver's web app → ContactSaver's API, over HTTP, with an access token.
 *
 * Before: a session. After: the API's answer, which it gave to the token and not to us: the web app has no other way to
 * the data than any other client.
 * RFC 6750 §2.1
 */
import { problemSchema } from '@ecosystem/types/problem';
import { NotFoundException } from '@nestjs/common';
import type { z } from 'zod';
import type { Audience } from '../../access-token/audience.ts';
import type { AccessTokens } from '../session/access-tokens.ts';
import type { WebSession, WebSessions } from '../session/web-sessions.ts';
import { SignInError } from '../sign-in/errors.ts';

export interface ApiCall<Answer extends z.ZodType> {
  readonly path: string;
  readonly answer: Answer;
  readonly audience?: Audience;
  readonly method?: 'DELETE' | 'GET' | 'PATCH' | 'POST';
  readonly json?: unknown;
}

/** The API does not take what a person has written; says which fields. */
export class RefusedInputError extends Error {
  override name = 'RefusedInputError';
  readonly fields: ReadonlySet<string>;

  constructor(paths: readonly string[]) {
    super('the API refused the input');
    this.fields = new Set(paths.map((path) => path.split('.')[0] ?? ''));
  }
}

/** The API did not answer, or not in a way we understand. */
export class ApiUnavailableError extends Error {
  override name = 'ApiUnavailableError';
}

export interface ApiClientOptions {
  readonly publicUrl: string;
  readonly fetch: typeof globalThis.fetch;
  readonly accessTokens: AccessTokens;
  readonly sessions: WebSessions;
}

/** Our own API, as a client of it. */
export class ApiClient {
  readonly #options: ApiClientOptions;

  constructor(options: ApiClientOptions) {
    this.#options = options;
  }

  /**
   * @throws {SignInError} when the session cannot go on @throws {NotFoundException} @throws {RefusedInputError}
   * @throws {ApiUnavailableError}
   */
  async call<Answer extends z.ZodType>(session: WebSession, call: ApiCall<Answer>): Promise<z.infer<Answer>> {
    const token = await this.#options.accessTokens.usable(session, call.audience ?? 'api');
    const response = await this.#send(call, token);
    // RFC 6750 §3.1: a token that is refused will not become better; a new sign-in brings another one.
    if (response.status === 401 || response.status === 403) {
      await this.#options.sessions.end(session.idHash);
      throw new SignInError('ended', `the API answered ${response.status}`);
    }
    if (response.status === 404) throw new NotFoundException();
    const body: unknown = await response.json().catch(() => undefined);
    if (response.status === 400) throw refusedBy(body);
    const answer = call.answer.safeParse(body);
    if (!response.ok || !answer.success) throw new ApiUnavailableError(`the API answered ${response.status}`);
    return answer.data;
  }

  async #send({ path, method = 'GET', json }: ApiCall<z.ZodType>, token: string): Promise<Response> {
    const { fetch, publicUrl } = this.#options;
    try {
      return await fetch(`${publicUrl}${path}`, {
        method,
        headers: {
          Authorization: `Bearer ${token}`,
          Accept: 'application/json',
          ...(json !== undefined && { 'Content-Type': 'application/json' }),
        },
        ...(json !== undefined && { body: JSON.stringify(json) }),
      });
    } catch (cause) {
      throw new ApiUnavailableError('no answer from the API', { cause });
    }
  }
}

function refusedBy(body: unknown): RefusedInputError {
  const problem = problemSchema.safeParse(body);
  return new RefusedInputError((problem.data?.errors ?? []).map(({ path }) => path));
}
