import type { AuthorizationServerDatabase } from '@ecosystem/prisma/authorization-server';
import { identityScopes, offlineAccessScope } from '@ecosystem/types/scopes';
import { type Client, type Configuration, type JWKS, Provider } from 'oidc-provider';
import { createProviderFetch } from './http/client-fetch.ts';
import { renderDeviceConfirmPage } from './pages/device-confirm-page.tsx';
import { renderDeviceDonePage, renderUserCodePage } from './pages/device-pages.tsx';
import { renderErrorPage } from './pages/error-page.tsx';
import { renderSignedOutPage, renderSignOutPage } from './pages/sign-out-pages.tsx';
import { defaultResource, offerClientScopes } from './policy/client-scopes.ts';
import { createClients } from './policy/clients.ts';
import { acceptEitherName } from './policy/either-name.ts';
import { loadExistingGrant } from './policy/existing-grant.ts';
import { clientBasedCORS, expiresWithSession, flows } from './policy/grants.ts';
import { type LifetimeOptions, createTimesToLive } from './policy/lifetimes.ts';
import { type ClientOptions, extraClientMetadata } from './policy/registered-client.ts';
import { createResourceServers } from './policy/resource-servers.ts';
import { applyRegistration } from './registration/apply-registration.ts';
import { createClientId } from './registration/register-client.ts';
import { compareHashedSecrets } from './storage/client-secrets.ts';
import { claims, createFindAccount } from './storage/find-account.ts';
import { createPrismaAdapter } from './storage/prisma-adapter.ts';
import { detectReplays } from './storage/replay-detection.ts';

export interface ProviderOptions extends ClientOptions, LifetimeOptions {
  readonly database: AuthorizationServerDatabase;
  readonly signingKeys: JWKS;
  readonly cookieKeys: readonly string[];
  /** What somebody must show who registers a client with the lab off; undefined where nobody may. */
  readonly initialAccessToken?: string | undefined;
  /** Reaches the clients of ours, and nobody else. */
  readonly clientFetch: typeof fetch;
}

/** The authorization server's table of contents: each line is one decision, made in the file it names. */
export function createProvider(options: ProviderOptions): Provider {
  const clients = createClients(options);
  const secure = options.issuer.startsWith('https:');
  const provider = new Provider(options.issuer, {
    ...flows,
    adapter: createPrismaAdapter(options.database),
    claims,
    clientBasedCORS,
    clients,
    clientDefaults: { id_token_signed_response_alg: 'RS256' },
    cookies: {
      keys: [...options.cookieKeys],
      names: cookieNames(secure),
      long: { httpOnly: true, sameSite: 'lax', signed: true, secure, path: '/' },
      short: { httpOnly: true, sameSite: 'lax', signed: true, secure },
    },
    expiresWithSession,
    extraClientMetadata: { properties: [...extraClientMetadata], validator: applyRegistration },
    features: {
      backchannelLogout: { enabled: true },
      deviceFlow: {
        enabled: true,
        deviceInfo: () => ({}),
        userCodeInputSource: renderUserCodePage,
        userCodeConfirmSource: renderDeviceConfirmPage,
        successSource: renderDeviceDonePage,
      },
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      introspection: { enabled: true, allowedPolicy: mayIntrospect },
      resourceIndicators: {
        enabled: true,
        defaultResource,
        getResourceServerInfo: offerClientScopes(
          createResourceServers(options.contactSaverUrl),
          options.contactSaverUrl,
        ),
        // A token request without `resource` asks for the userinfo endpoint; only a page that cannot name one may omit it.
        useGrantedResource: (_ctx, model) => model.clientId === 'contact-saver-docs',
      },
      registration: registrationFeature(options),
      revocation: { enabled: true, allowedPolicy: mayRevoke },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: renderSignOutPage,
        postLogoutSuccessSource: renderSignedOutPage,
      },
      userinfo: { enabled: true },
      dPoP: { enabled: true },
      pushedAuthorizationRequests: { enabled: true },
    },
    fetch: createProviderFetch(clients, options.clientFetch),
    findAccount: createFindAccount(options.database),
    interactions: { url: (_ctx, interaction) => `/interaction/${interaction.uid}` },
    jwks: options.signingKeys,
    loadExistingGrant,
    renderError: renderErrorPage,
    scopes: [...identityScopes, offlineAccessScope],
    ttl: createTimesToLive(options),
  } satisfies Configuration);
  acceptEitherName(provider);
  compareHashedSecrets(provider);
  detectReplays(provider, options.database);
  return provider;
}

/** RFC 7591 §3: in the lab anybody registers a client; elsewhere only who was given a token for it, or nobody. */
function registrationFeature({ initialAccessToken, lab }: ProviderOptions) {
  return {
    enabled: lab || initialAccessToken !== undefined,
    ...(!lab && { initialAccessToken }),
    idFactory: createClientId,
    issueRegistrationAccessToken: false,
  };
}

/** Cookies on `localhost` are shared by all ports: every party's have names of their own. */
function cookieNames(secure: boolean) {
  return {
    session: secure ? '__Host-as_session' : 'as_session',
    interaction: secure ? '__Secure-as_interaction' : 'as_interaction',
    resume: secure ? '__Secure-as_resume' : 'as_resume',
  };
}

/** RFC 7009 §2.1: a client revokes its own tokens, and learns nothing about anybody else's. */
function mayRevoke(_ctx: unknown, client: Client, token: { clientId?: string | undefined }): boolean {
  return token.clientId === client.clientId;
}

/** RFC 7662 §4: only the resource server may ask about tokens, or introspection would be an oracle for thieves. */
function mayIntrospect(_ctx: unknown, client: Client): boolean {
  return client.clientId === 'contact-saver-api';
}
