import type {
  AuthorizationServer,
  Client,
  ClientAuth,
  DPoPHandle,
  allowInsecureRequests,
  customFetch,
} from 'oauth4webapi';

/** What this client is, before it knows anything about the authorization server but its name. */
export interface ClientIdentity {
  readonly client: Client;
  readonly clientAuthentication: ClientAuth;
  /** The one issuer we trust, from our configuration. */
  readonly issuer: string;
  readonly redirectUri: string;
  /** RFC 8707: the resource the access token is for. */
  readonly resource: string;
  readonly http: HttpOptions;
}

/** What every step of this client needs: who we are, whom we talk to, and how a request leaves this process. */
export interface ClientContext extends ClientIdentity {
  /** RFC 8414 metadata of our issuer. */
  readonly authorizationServer: AuthorizationServer;
}

/** How requests leave this process: timeouts, routing, and whether plain HTTP is allowed (loopback only). */
export interface HttpOptions {
  readonly [customFetch]: (url: string, options: object) => Promise<Response>;
  readonly [allowInsecureRequests]: boolean;
  /** RFC 9449: proves with each request that we have the key our tokens are bound to; undefined for bearer tokens. */
  readonly DPoP?: DPoPHandle;
}
