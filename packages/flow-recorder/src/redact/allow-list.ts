import type { ValueKind } from '../flow-event.ts';

/** Headers whose value is kept as it is. Every other header keeps its name and loses its value. */
export const openHeaders: ReadonlySet<string> = new Set([
  'accept',
  'accept-encoding',
  'accept-language',
  'access-control-allow-headers',
  'access-control-allow-methods',
  'access-control-allow-origin',
  'access-control-expose-headers',
  'access-control-max-age',
  'access-control-request-headers',
  'access-control-request-method',
  'allow',
  'cache-control',
  'connection',
  'content-encoding',
  'content-length',
  'content-security-policy',
  'content-type',
  'cross-origin-opener-policy',
  'cross-origin-resource-policy',
  'date',
  'dnt',
  'host',
  'keep-alive',
  'origin',
  'permissions-policy',
  'pragma',
  'priority',
  'referrer-policy',
  'retry-after',
  'sec-ch-ua',
  'sec-ch-ua-mobile',
  'sec-ch-ua-platform',
  'sec-fetch-dest',
  'sec-fetch-mode',
  'sec-fetch-site',
  'sec-fetch-user',
  'strict-transport-security',
  'traceparent',
  'transfer-encoding',
  'upgrade-insecure-requests',
  'user-agent',
  'vary',
  'www-authenticate',
  'x-content-type-options',
]);

/** Parameters, JSON members and claims whose value is kept as it is. */
export const openNames: ReadonlySet<string> = new Set([
  ...[
    'response_type',
    'response_mode',
    'client_id',
    'redirect_uri',
    'scope',
    'resource',
    'prompt',
    'max_age',
  ],
  ...['code_challenge', 'code_challenge_method', 'nonce', 'iss', 'error', 'error_description', 'decision'],
  ...['grant_type', 'token_type', 'token_type_hint', 'expires_in', 'post_logout_redirect_uri', 'ui_locales'],
  ...[
    'sub',
    'aud',
    'exp',
    'iat',
    'nbf',
    'jti',
    'azp',
    'acr',
    'amr',
    'auth_time',
    'at_hash',
    'alg',
    'typ',
    'kid',
  ],
  ...['name', 'zoneinfo', 'locale', 'email_verified', 'active', 'status', 'type', 'title', 'detail'],
  ...['items', 'firstName', 'day', 'month', 'year', 'birthday', 'days', 'timeZone', 'limit', 'disconnected'],
  // RFC 7521 §4.2; RFC 9449 §4.2 and §6.1: hashes, and what a proof is for.
  ...['client_assertion_type', 'dpop_jkt', 'jkt', 'htm', 'htu', 'ath'],
  // Back-Channel Logout 1.0 §2.4: the name of the one event a logout token is about.
  'http://schemas.openid.net/event/backchannel-logout',
  ...['client_name', 'redirect_uris', 'grant_types', 'response_types', 'application_type', 'party'],
  ...['token_endpoint_auth_method', 'client_id_issued_at', 'kind', 'subject_type'],
  ...['id_token_signed_response_alg', 'backchannel_logout_session_required'],
  'require_pushed_authorization_requests',
  ...['verification_uri', 'verification_uri_complete', 'interval', 'confirm', 'abort'],
  ...['resource_metadata', 'authorization_servers', 'bearer_methods_supported', 'scopes_supported'],
]);

/** Names of secrets that can be followed by their fingerprint. */
export const secretKinds: Readonly<Record<string, ValueKind>> = {
  access_token: 'access_token',
  code: 'authorization_code',
  code_challenge: 'code_challenge',
  code_verifier: 'code_verifier',
  device_code: 'device_code',
  id_token: 'id_token',
  id_token_hint: 'id_token',
  dpop_jkt: 'key_thumbprint',
  jkt: 'key_thumbprint',
  jti: 'jti',
  nonce: 'nonce',
  refresh_token: 'refresh_token',
  request_uri: 'request_uri',
  state: 'state',
  user_code: 'user_code',
};

/** Names of what is never recorded in any form, because people choose it or it never changes. */
export const neverRecorded: ReadonlySet<string> = new Set(['password', 'client_secret', 'new_password']);

/** Cookies by the end of their name; prefixes such as `__Host-` come and go with https. */
export function cookieKind(name: string): ValueKind {
  if (/_session(\.legacy)?$/.test(name)) return 'session';
  return /_(interaction|resume)$/.test(name) ? 'interaction' : 'other';
}
