import {
  type AuthorizationServer,
  type Client,
  None,
  allowInsecureRequests,
  customFetch,
  discoveryRequest,
  processDiscoveryResponse,
} from 'oauth4webapi';

/** Who this program is, and whom it asks. */
export interface ReminderSettings {
  /** This program's own registration, or one that somebody has made (RFC 7591). */
  readonly clientId: string;
  readonly issuer: string;
  /** RFC 8707 §2: the API the access token is for. */
  readonly resource: string;
  /** What it asks for; space-delimited. */
  readonly scope: string;
  /** How requests leave this process. */
  readonly fetch: typeof fetch;
}

/** What every step needs: a public client (RFC 8252 §8.4), and the authorization server as it describes itself. */
export interface ReminderContext {
  readonly client: Client;
  readonly clientAuthentication: ReturnType<typeof None>;
  readonly authorizationServer: AuthorizationServer;
  readonly resource: string;
  readonly scope: string;
  readonly http: HttpOptions;
}

interface HttpOptions {
  readonly [customFetch]: (url: string, init: object) => Promise<Response>;
  readonly [allowInsecureRequests]: boolean;
}

/** How this program names itself (RFC 9110 §10.1.5). */
const userAgent = 'birthday-reminder/0.1.0';

/** @throws {Error} when the metadata are missing, or those of another issuer (RFC 8414 §3.3) */
export async function createContext(settings: ReminderSettings): Promise<ReminderContext> {
  const { clientId, issuer, resource, scope } = settings;
  const http = createHttp(settings);
  const answer = await discoveryRequest(new URL(issuer), { ...http, algorithm: 'oidc' });
  return {
    client: { client_id: clientId },
    clientAuthentication: None(),
    authorizationServer: await processDiscoveryResponse(new URL(issuer), answer),
    resource,
    scope,
    http,
  };
}

function createHttp({ fetch, issuer }: ReminderSettings): HttpOptions {
  return {
    [customFetch]: (url: string, init: RequestInit) => {
      const headers = new Headers(init.headers);
      headers.set('user-agent', userAgent);
      return fetch(url, { ...init, headers });
    },
    // Plain HTTP is for loopback only: with https addresses the library refuses it (RFC 9700 §2.6).
    [allowInsecureRequests]: issuer.startsWith('http:'),
  };
}
