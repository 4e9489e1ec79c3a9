import type { AuthorizationServer, Client, allowInsecureRequests, customFetch } from 'oauth4webapi';

/** What this client is, before it knows anything about the authorization server but its name. */
export interface ClientIdentity {
  readonly client: Client;
  /** The one issuer we trust, from our configuration. */
  readonly issuer: string;
  readonly redirectUri: string;
  /** RFC 8707: the resource the access token is for. */
  readonly resource: string;
  readonly http: HttpOptions;
}

/** What every step needs: who we are, and whom we talk to. There is no secret: whoever reads this page could read it. */
export interface ClientContext extends ClientIdentity {
  /** RFC 8414 metadata of our issuer. */
  readonly authorizationServer: AuthorizationServer;
}

/** Whether plain HTTP is allowed (loopback only); a server also says how its requests leave the process. */
export interface HttpOptions {
  readonly [allowInsecureRequests]: boolean;
  readonly [customFetch]?: (url: string, options: object) => Promise<Response>;
}
