import type {
  AuthorizationServer,
  Client,
  ClientAuth,
  allowInsecureRequests,
  customFetch,
} from 'oauth4webapi';

/** What every step of this client needs: who we are, whom we talk to, and how a request leaves this process. */
export interface ClientContext {
  readonly client: Client;
  readonly clientAuthentication: ClientAuth;
  /** RFC 8414 metadata of the one issuer we trust. */
  readonly authorizationServer: AuthorizationServer;
  readonly redirectUri: string;
  /** RFC 8707: the resource the access token is for. */
  readonly resource: string;
  readonly http: HttpOptions;
}

/** How requests leave this process: timeouts, routing, and whether plain HTTP is allowed (loopback only). */
export interface HttpOptions {
  readonly [customFetch]: (url: string, options: object) => Promise<Response>;
  readonly [allowInsecureRequests]: boolean;
}
