/**
 * Token response: what the authorization server answered, checked before anything is believed.
 *
 * Before: the raw answer to our token request. After: an access token of the kind and for the scope we asked for. It is
 * opaque to us: only ContactSaver may judge it.
 * RFC 6749 §5.1 and §3.3
 */
import { processAuthorizationCodeResponse } from 'oauth4webapi';
import type { ClientContext } from './client-context.ts';
import { scope } from './create-authorization-request.ts';
import { ConnectionProblem } from './errors.ts';

export interface ReceivedToken {
  readonly accessToken: string;
  /** Seconds from now; undefined when the authorization server does not say. */
  readonly expiresIn: number | undefined;
}

/** @throws {ConnectionProblem} `invalid_token_response` */
export async function validateTokenResponse(
  { authorizationServer, client }: Pick<ClientContext, 'authorizationServer' | 'client'>,
  answer: Response,
): Promise<ReceivedToken> {
  try {
    const response = await processAuthorizationCodeResponse(authorizationServer, client, answer);
    // RFC 6749 §3.3: a server that gives another scope says so; with less the call would fail, with more it is not ours.
    if (response.scope !== undefined && response.scope !== scope)
      throw new Error('the token has another scope than was asked for');
    // RFC 6749 §7.1: a token of a kind we do not understand must not be used.
    if (response.token_type !== 'bearer') throw new Error('the token is not a bearer token');
    // RFC 10017 §6.3.2.3: a refresh token that nobody has asked for must not come to a browser, and is not kept.
    if (response.refresh_token !== undefined) throw new Error('a refresh token has come along');
    return { accessToken: response.access_token, expiresIn: response.expires_in };
  } catch (cause) {
    throw new ConnectionProblem('invalid_token_response', { cause });
  }
}
