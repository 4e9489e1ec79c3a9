import 'server-only';
import { CsrfTokens } from '@ecosystem/form-protection/csrf-tokens';
import { Seal } from '@ecosystem/seal/seal';
import { type ClientAuth, ClientSecretBasic, PrivateKeyJwt, clockTolerance } from 'oauth4webapi';
import { env } from './env.ts';
import { PendingAuthorizations } from './flow/pending-authorizations.ts';
import type { ClientContext, ClientIdentity } from './oauth/client-context.ts';
import { discoverAuthorizationServer } from './oauth/discover-authorization-server.ts';
import { type Hardening, type PrivateKey, createProofs, importPrivateKey } from './oauth/hardening.ts';
import { createHttp } from './oauth/http.ts';
import { IssuerKeys } from './oauth/issuer-keys.ts';
import { OwnAccess } from './own-access/own-access.ts';
import { flowRecorder } from './record-flow.ts';
import { Connections } from './session/connections.ts';
import { openSessionStore } from './session/open-session-store.ts';
import { database } from './storage/database.ts';

/** Seconds another server's clock may differ from ours. */
const clockDifference = 30;

function createServices() {
  const settings = env();
  const seal = new Seal(settings.encryptionKeys, 'message-writer seal');
  const sessions = openSessionStore(settings);
  const http = createHttp(settings, flowRecorder(settings));
  return {
    http,
    csrfTokens: new CsrfTokens(settings.encryptionKeys),
    pendingAuthorizations: new PendingAuthorizations(database(), seal),
    sessions,
    connections: new Connections(database(), sessions, seal),
    issuerKeys: new IssuerKeys({ issuer: settings.issuer, http }),
    ownAccess: new OwnAccess(() => createClientContext()),
  };
}

let created: ReturnType<typeof createServices> | undefined;

/** This process's tools, made from the environment when the first request needs them. */
export function services(): ReturnType<typeof createServices> {
  created ??= createServices();
  return created;
}

/** The two names under which we are registered: one proves itself with a secret, the other by a signature. */
export const clientIds = { plain: 'message-writer', signed: 'message-writer-hardened' } as const;

/** Who we are as a client (RFC 6749 §2), in a connection that is hardened in this way, or not at all. */
export async function createClientIdentity(hardening?: Hardening): Promise<ClientIdentity> {
  const settings = env();
  const { http } = services();
  const { signed = false, proofKey } = hardening ?? {};
  const client = {
    client_id: signed ? clientIds.signed : clientIds.plain,
    [clockTolerance]: clockDifference,
  };
  return {
    client,
    clientAuthentication: signed
      ? await authenticateBySignature(settings.clientKey)
      : ClientSecretBasic(settings.clientSecret),
    issuer: settings.issuer,
    redirectUri: `${settings.publicUrl}/oauth/callback`,
    resource: settings.contactSaverUrl,
    http: proofKey ? { ...http, DPoP: await createProofs(client, proofKey) } : http,
  };
}

/** RFC 7523 §2.2: a short-lived statement for the issuer alone, signed anew for each request. */
async function authenticateBySignature({ kid = '', ...key }: PrivateKey): Promise<ClientAuth> {
  return PrivateKeyJwt({ key: await importPrivateKey(key), kid });
}

/** Who we are, and the authorization server as it describes itself right now. */
export async function createClientContext(hardening?: Hardening): Promise<ClientContext> {
  const identity = await createClientIdentity(hardening);
  return { ...identity, authorizationServer: await discoverAuthorizationServer(identity) };
}
