import { activityResource } from '@ecosystem/types/resources';
import {
  type AuthorizationServer,
  type Client,
  type ClientAuth,
  ClientSecretBasic,
  allowInsecureRequests,
  customFetch,
} from 'oauth4webapi';

/** What the web app is to the authorization server, and how its requests leave this process. */
export interface WebClient {
  readonly issuer: string;
  readonly clientId: string;
  readonly redirectUri: string;
  /** The two audiences it gets tokens for (RFC 8707 §2): the API, and the log of who has read what. */
  readonly resources: { readonly api: string; readonly activity: string };
  readonly authorizationServer: AuthorizationServer;
  readonly client: Client;
  readonly clientAuthentication: ClientAuth;
  readonly http: {
    readonly [customFetch]: (url: string, options: object) => Promise<Response>;
    readonly [allowInsecureRequests]: boolean;
  };
}

export interface WebClientOptions {
  readonly issuer: string;
  readonly publicUrl: string;
  readonly webClientSecret: string;
  readonly fetch: typeof globalThis.fetch;
}

const clientId = 'contact-saver-web';

/** App and authorization server belong to one company and are released together, so the endpoints are known. */
export function createWebClient({ issuer, publicUrl, webClientSecret, fetch }: WebClientOptions): WebClient {
  return {
    issuer,
    clientId,
    redirectUri: `${publicUrl}/app/callback`,
    resources: { api: publicUrl, activity: activityResource(publicUrl) },
    authorizationServer: {
      issuer,
      authorization_endpoint: `${issuer}/auth`,
      token_endpoint: `${issuer}/token`,
      revocation_endpoint: `${issuer}/token/revocation`,
      end_session_endpoint: `${issuer}/session/end`,
      authorization_response_iss_parameter_supported: true,
    },
    client: { client_id: clientId },
    clientAuthentication: ClientSecretBasic(webClientSecret),
    http: {
      [customFetch]: (url, options) => fetch(url, options),
      // Plain HTTP is for loopback only: with https addresses the library refuses it (RFC 9700 §2.6).
      [allowInsecureRequests]: issuer.startsWith('http:'),
    },
  };
}

export const WEB_CLIENT = Symbol('web client');
