/**
 * Passport's part of signing in to the web app: `passport-oauth2` makes the authorization request with PKCE (RFC 7636
 * §4.3), sends the browser away, and redeems the code when it comes back. What it leaves to its caller is done in files
 * of their own: what was asked for is kept, sealed, for one browser and one answer; the answer's `iss` and the ID token
 * are validated.
 */
import { Inject, Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import { type StateStore, Strategy } from 'passport-oauth2';
import { IssuerKeys } from '../../access-token/issuer-keys.ts';
import { announced } from './announce.ts';
import { exchangeAuthorizationCode } from './exchange-authorization-code.ts';
import { PendingSignIns } from './pending-sign-ins.ts';
import { type SignInRequest, createStateStore } from './state-store.ts';
import type { TokenResponse } from './token-response.ts';
import { type SignedInPerson, validateIdToken } from './validate-id-token.ts';
import { WEB_CLIENT, type WebClient } from './web-client.ts';

/** The name under which Passport knows this way of signing in. */
export const signInStrategy = 'contact-saver-web';

/** Somebody has signed in: who it is, and what their session will live on. */
export interface SignedIn {
  readonly person: SignedInPerson;
  readonly tokens: TokenResponse;
}

@Injectable()
export class SignInStrategy extends PassportStrategy(Strategy, signInStrategy, true) {
  // Passport makes an object of its own for each request, which does not see private members.
  readonly client: WebClient;
  readonly keys: IssuerKeys;

  constructor(@Inject(WEB_CLIENT) client: WebClient, keys: IssuerKeys, pending: PendingSignIns) {
    const { authorizationServer, clientId, issuer, redirectUri } = client;
    super({
      authorizationURL: authorizationServer.authorization_endpoint ?? '',
      tokenURL: authorizationServer.token_endpoint ?? '',
      clientID: clientId,
      // The library would send it in the form; ours goes into the header (RFC 6749 §2.3.1), by the exchange below.
      clientSecret: '',
      callbackURL: redirectUri,
      scope: ['openid', 'profile', 'contacts.read', 'contacts.write', 'activity.read'],
      pkce: true,
      state: true,
      store: createStateStore(pending, issuer) as unknown as StateStore,
      passReqToCallback: true,
    });
    this.client = client;
    this.keys = keys;
    Object.assign(this._oauth2, { getOAuthAccessToken: redeemWith(client) });
  }

  /** RFC 9700 §4.12: after a form the browser must ask with GET, which only 303 says. */
  override authenticate(request: SignInRequest, options?: object): void {
    const redirect = this.redirect.bind(this);
    this.redirect = (url: string) => redirect(url, 303);
    super.authenticate(request, options);
  }

  /** OIDC Core §3.1.2.1 and RFC 8707 §2: what makes it a request for an ID token, and for tokens of both audiences. */
  override authorizationParams({ state }: { state?: { nonce: string } }): object {
    const { activity, api } = this.client.resources;
    return { nonce: state?.nonce, resource: [api, activity] };
  }

  /** Runs when the code has been redeemed. @throws {SignInError} when the ID token is not to be believed */
  async validate(
    { signInSecrets }: SignInRequest,
    _accessToken: string,
    _refreshToken: string,
    tokens: TokenResponse,
    _profile: unknown,
  ): Promise<SignedIn> {
    const { clientId, issuer } = this.client;
    const { find: findKey } = this.keys;
    const nonce = signInSecrets?.nonce ?? '';
    const person = await announced('id-token', () =>
      validateIdToken(tokens.id_token ?? '', { issuer, clientId, nonce, findKey }),
    );
    return { person, tokens };
  }
}

type Redeemed = (error: unknown, accessToken?: string, refreshToken?: string, tokens?: TokenResponse) => void;

/** What the library calls to redeem a code. */
function redeemWith(client: WebClient) {
  return (code: string, { code_verifier: codeVerifier }: { code_verifier: string }, done: Redeemed): void => {
    exchangeAuthorizationCode(client, { code, codeVerifier }).then(
      (tokens) => done(null, tokens.access_token, tokens.refresh_token, tokens),
      done,
    );
  };
}
