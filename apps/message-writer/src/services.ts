import 'server-only';
import { CsrfTokens } from '@ecosystem/form-protection/csrf-tokens';
import { ClientSecretBasic, clockTolerance } from 'oauth4webapi';
import { env } from './env.ts';
import { PendingAuthorizations } from './flow/pending-authorizations.ts';
import type { ClientContext, ClientIdentity } from './oauth/client-context.ts';
import { discoverAuthorizationServer } from './oauth/discover-authorization-server.ts';
import { createHttp } from './oauth/http.ts';
import { IssuerKeys } from './oauth/issuer-keys.ts';
import { flowRecorder } from './record-flow.ts';
import { Connections } from './session/connections.ts';
import { openSessionStore } from './session/open-session-store.ts';
import { database } from './storage/database.ts';
import { Seal } from './storage/seal.ts';

/** Seconds another server's clock may differ from ours. */
const clockDifference = 30;

function createServices() {
  const settings = env();
  const seal = new Seal(settings.encryptionKeys);
  const sessions = openSessionStore(settings);
  const http = createHttp(settings, flowRecorder(settings));
  return {
    http,
    csrfTokens: new CsrfTokens(settings.encryptionKeys),
    pendingAuthorizations: new PendingAuthorizations(database(), seal),
    sessions,
    connections: new Connections(database(), sessions, seal),
    issuerKeys: new IssuerKeys({ issuer: settings.issuer, http }),
  };
}

let created: ReturnType<typeof createServices> | undefined;

/** This process's tools, made from the environment when the first request needs them. */
export function services(): ReturnType<typeof createServices> {
  created ??= createServices();
  return created;
}

/** Who we are as a client (RFC 6749 §2). */
export function createClientIdentity(): ClientIdentity {
  const settings = env();
  return {
    client: { client_id: 'message-writer', [clockTolerance]: clockDifference },
    clientAuthentication: ClientSecretBasic(settings.clientSecret),
    issuer: settings.issuer,
    redirectUri: `${settings.publicUrl}/oauth/callback`,
    resource: settings.contactSaverUrl,
    http: services().http,
  };
}

/** Who we are, and the authorization server as it describes itself right now. */
export async function createClientContext(): Promise<ClientContext> {
  const identity = createClientIdentity();
  return { ...identity, authorizationServer: await discoverAuthorizationServer(identity) };
}
