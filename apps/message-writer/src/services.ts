import 'server-only';
import { CsrfTokens } from '@ecosystem/form-protection/csrf-tokens';
import { ClientSecretBasic, clockTolerance } from 'oauth4webapi';
import { env } from './env.ts';
import { PendingAuthorizations } from './flow/pending-authorizations.ts';
import type { ClientContext } from './oauth/client-context.ts';
import { discoverAuthorizationServer } from './oauth/discover-authorization-server.ts';
import { createHttp } from './oauth/http.ts';
import { Connections } from './session/connections.ts';
import { database } from './storage/database.ts';
import { Seal } from './storage/seal.ts';

/** Seconds another server's clock may differ from ours. */
const clockDifference = 30;

function createServices() {
  const settings = env();
  const seal = new Seal(settings.encryptionKeys);
  return {
    http: createHttp(settings),
    csrfTokens: new CsrfTokens(settings.encryptionKeys[0] ?? ''),
    pendingAuthorizations: new PendingAuthorizations(database(), seal),
    connections: new Connections(database(), seal),
  };
}

let created: ReturnType<typeof createServices> | undefined;

/** This process's tools, made from the environment when the first request needs them. */
export function services(): ReturnType<typeof createServices> {
  created ??= createServices();
  return created;
}

/** Who we are as a client (RFC 6749 §2), and the authorization server as it describes itself right now. */
export async function createClientContext(): Promise<ClientContext> {
  const settings = env();
  const http = services().http;
  return {
    client: { client_id: 'message-writer', [clockTolerance]: clockDifference },
    clientAuthentication: ClientSecretBasic(settings.clientSecret),
    authorizationServer: await discoverAuthorizationServer(settings.issuer, http),
    redirectUri: `${settings.publicUrl}/oauth/callback`,
    resource: settings.contactSaverUrl,
    http,
  };
}
