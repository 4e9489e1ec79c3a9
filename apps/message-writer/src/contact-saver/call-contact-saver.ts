import 'server-only';
import type { z } from 'zod';
import { env } from '../env.ts';
import { ConnectionProblem } from '../oauth/errors.ts';
import { InvalidTokenError, requestProtectedResource } from '../oauth/request-protected-resource.ts';
import { createClientIdentity, services } from '../services.ts';
import { renewAccessToken, usableAccessToken } from '../session/usable-access-token.ts';
import type { Connection } from '../session/session-store.ts';

export interface ContactSaverRequest<Schema extends z.ZodType> {
  readonly method?: 'GET' | 'POST';
  /** One of the paths this app uses; never anything from a browser. */
  readonly path: '/birthdays' | '/contacts';
  readonly query?: Readonly<Record<string, string>>;
  readonly json?: unknown;
  readonly answer: Schema;
}

/**
 * One call of the ContactSaver API for a connected person. A refused access token is renewed once.
 *
 * @throws {InsufficientScopeError} when the person has not granted what this needs
 * @throws {ConnectionProblem} `connection_ended`, `contact_saver_unavailable`, `authorization_server_unavailable`
 */
export async function callContactSaver<Schema extends z.ZodType>(
  connection: Connection,
  { method = 'GET', path, query = {}, json, answer: schema }: ContactSaverRequest<Schema>,
): Promise<z.infer<Schema>> {
  const url = new URL(path, env().contactSaverUrl);
  url.search = new URLSearchParams(query).toString();
  const request = { method, url, json };
  const { hardening } = services().connections.tokensOf(connection);
  const { http } = await createClientIdentity(hardening);
  const answer = await requestProtectedResource(http, await usableAccessToken(connection), request)
    .catch(async (error: unknown) => {
      if (!(error instanceof InvalidTokenError)) throw error;
      return requestProtectedResource(http, await renewAccessToken(connection), request);
    })
    .catch((error: unknown) => {
      if (error instanceof InvalidTokenError)
        throw new ConnectionProblem('connection_ended', { cause: error });
      throw error;
    });
  const parsed = schema.safeParse(await answer.json().catch(() => undefined));
  if (!answer.ok || !parsed.success) throw new ConnectionProblem('contact_saver_unavailable');
  return parsed.data;
}
