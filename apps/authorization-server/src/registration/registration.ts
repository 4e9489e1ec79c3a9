/**
 * Client registration request: anybody → authorization server, what a program says about itself.
 *
 * Before: a stranger's words. After: metadata that this server can keep, or a refusal that names what is wrong. How far the
 * client is trusted, its id and what it may ask for are decided here, and never by the stranger.
 * RFC 7591 §2, §3.2.2, §5; RFC 9700 §2.6
 */
import { contactSaverScopes, identityScopes, offlineAccessScope, splitScope } from '@ecosystem/types/scopes';
import { type ClientMetadata, errors } from 'oidc-provider';
import { z } from 'zod';
import { isHonestText } from './honest-text.ts';
import { isAcceptableRedirectUri, isLoopback } from './registered-redirect-uri.ts';

/** What strangers may say about their client; what they leave out is decided here. */
const schema = z.object({
  client_name: z.string().trim().min(1).max(60).refine(isHonestText).prefault('An app without a name'),
  redirect_uris: z.array(z.string()).min(1).max(5),
  application_type: z.enum(['native', 'web']).optional(),
  token_endpoint_auth_method: z.enum(['none', 'client_secret_basic']).prefault('client_secret_basic'),
  grant_types: z.array(z.enum(['authorization_code', 'refresh_token'])).prefault(['authorization_code']),
  response_types: z.array(z.literal('code')).length(1).prefault(['code']),
  scope: z.string().max(200).prefault('openid profile birthdays.read'),
});

/**
 * What a stranger would have this server fetch, call, show, or believe. None of it is accepted, so no address of a
 * stranger is ever looked up, wherever it points (SSRF).
 */
const refused = [
  ...[
    'jwks',
    'jwks_uri',
    'sector_identifier_uri',
    'request_uris',
    'backchannel_logout_uri',
    'initiate_login_uri',
  ],
  ...['logo_uri', 'client_uri', 'policy_uri', 'tos_uri', 'post_logout_redirect_uris', 'software_statement'],
  ...['party', 'company', 'asks_consent', 'required_scopes', 'resource_scope', 'client_scope'],
];

const knownScopes: readonly string[] = [...identityScopes, ...contactSaverScopes, offlineAccessScope];

/**
 * @throws {errors.InvalidRedirectUri} for an address that an answer must not go to
 * @throws {errors.InvalidClientMetadata} for anything else that is not accepted
 */
export function readRegistration(body: unknown): Omit<ClientMetadata, 'client_id'> {
  const given = z.record(z.string(), z.unknown()).safeParse(body);
  if (!given.success) throw new errors.InvalidClientMetadata('the request is not a JSON object');
  const unwanted = refused.find((name) => given.data[name] !== undefined);
  // RFC 7591 §5: nothing of a stranger's is fetched or shown as if somebody had looked at it.
  if (unwanted !== undefined) throw new errors.InvalidClientMetadata(`${unwanted} is not accepted here`);
  const read = schema.safeParse(given.data);
  if (!read.success) throw refusalOf(String(read.error.issues[0]?.path[0] ?? 'client_name'));
  return toMetadata(read.data);
}

function toMetadata(said: z.infer<typeof schema>): Omit<ClientMetadata, 'client_id'> {
  const { application_type, grant_types, redirect_uris, scope, ...kept } = said;
  // RFC 9700 §2.6, §4.1.3: an answer goes to https, or stays on the person's own machine.
  if (!redirect_uris.every(isAcceptableRedirectUri)) throw refusalOf('redirect_uris');
  const isNative = redirect_uris.every(isLoopback);
  // RFC 8252 §8.4: the two kinds are kept apart, because only a native app may be answered on any port.
  if (redirect_uris.some(isLoopback) !== isNative) throw refusalOf('redirect_uris');
  if (application_type !== undefined && (application_type === 'native') !== isNative) {
    throw refusalOf('application_type');
  }
  if (!grant_types.includes('authorization_code')) throw refusalOf('grant_types');
  const scopes = splitScope(scope);
  const mayRefresh = grant_types.includes('refresh_token');
  // RFC 6749 §3.3: what no person can give, and offline access that nothing could use, are named and not left out.
  const isUnknown = (name: string) =>
    !knownScopes.includes(name) || (name === offlineAccessScope && !mayRefresh);
  if (scopes.length === 0 || scopes.some(isUnknown)) throw refusalOf('scope');
  return {
    ...kept,
    redirect_uris,
    grant_types: [...new Set(grant_types)],
    application_type: isNative ? 'native' : 'web',
    ...named(
      'scope',
      scopes.filter((name) => !isApiScope(name)),
    ),
    ...named('resource_scope', scopes.filter(isApiScope)),
    // ASVS 10.4.7: nobody has looked at this client, and the person who is asked is told so.
    party: 'unverified',
    company: 'Whoever registered it here',
  };
}

/** The library takes no empty scope. */
function named(name: 'resource_scope' | 'scope', scopes: readonly string[]) {
  return scopes.length === 0 ? {} : { [name]: scopes.join(' ') };
}

function isApiScope(scope: string): boolean {
  return contactSaverScopes.some((known) => known === scope);
}

function refusalOf(name: string): errors.OIDCProviderError {
  const isAddress = name === 'redirect_uris';
  return isAddress
    ? new errors.InvalidRedirectUri('redirect_uris must be https, or http on localhost, 127.0.0.1 or [::1]')
    : new errors.InvalidClientMetadata(`${name} is missing, or not accepted here`);
}
