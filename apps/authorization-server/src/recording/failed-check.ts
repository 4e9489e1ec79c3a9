import type { CheckId } from '@ecosystem/flow-recorder/checks';
import type { MessageId } from '@ecosystem/flow-recorder/messages';

/** What the library says about a refusal. */
export interface Refusal {
  readonly error: string;
  readonly error_description?: string | undefined;
  /** More than a client may know; for logs, and for this lab. */
  readonly error_detail?: string | undefined;
}

type Line = readonly [pattern: RegExp, check: CheckId];

const authorizationLines: readonly Line[] = [
  [/request_uri/, 'request-uri'],
  [/^access_denied|^consent_required/, 'consented'],
  [/^login_required|^account_selection_required|^interaction_required/, 'signed-in'],
  [/^invalid_client|client is invalid/, 'client-registered'],
  [/^invalid_target/, 'resource'],
  [/^invalid_scope/, 'scope'],
  [/^unsupported_response/, 'response-type'],
  [/must not be provided twice/, 'parameters-once'],
  [/redirect_uri/, 'redirect-uri'],
  [/PKCE|code_challenge/, 'code-challenge'],
  [/response_type|response_mode/, 'response-type'],
  [/scope/, 'scope'],
  [/resource/, 'resource'],
];

const tokenLines: readonly Line[] = [
  [/dpop|DPoP/, 'key-proof'],
  [
    /^invalid_client|client authentication|client_assertion|authorization header value|in the Authorization header|client_id mismatch/,
    'client-authentication',
  ],
  [/unsupported_grant_type|unauthorized_client|grant type/, 'grant-type'],
  [/authorization code already consumed/, 'code-unused'],
  [/refresh token already (?:consumed|used)/, 'refresh-token-unused'],
  [/PKCE|code_verifier/, 'code-verifier'],
  [/redirect_uri/, 'redirect-uri-again'],
  [/refresh token|refresh_token/, 'refresh-token'],
];

const deviceLines: readonly Line[] = [
  [/device code already consumed/, 'device-code-unused'],
  [/expired_token/, 'device-code-expiry'],
  [/access_denied/, 'device-answered'],
];

const authenticationLine = tokenLines.filter(([, check]) => check === 'client-authentication');
const pushedLines: readonly Line[] = [
  ...authenticationLine,
  [/dpop|DPoP/, 'key-proof'],
  ...authorizationLines.slice(1),
];

/** The check that a refusal stands for: the library names it in words, not by an id. */
export function failedCheck(message: MessageId, refusal: Refusal): CheckId | undefined {
  const words = [refusal.error, refusal.error_description, refusal.error_detail].join(' ');
  const first = (lines: readonly Line[]) => lines.find(([pattern]) => pattern.test(words))?.[1];
  switch (message) {
    case 'authorization-request':
    case 'resume':
      return first(authorizationLines);
    case 'pushed-authorization-request':
      return first(pushedLines);
    case 'token-request':
      return first(tokenLines) ?? 'code';
    case 'refresh-request':
      return first(tokenLines) ?? 'refresh-token';
    case 'client-token-request':
      return first(tokenLines) ?? 'client-scope';
    case 'device-authorization-request':
      return /^invalid_(?:scope|target)/.test(words) ? 'device-scope' : 'device-client';
    case 'device-token-request':
      // What a device hears while nobody has decided is known when the answer is.
      if (refusal.error === 'authorization_pending') return undefined;
      return first(deviceLines) ?? first(tokenLines.slice(0, 2)) ?? 'device-code';
    case 'revocation-request':
      return first(tokenLines) === 'client-authentication' ? 'client-authentication' : 'token-owner';
    case 'introspection-request':
      return 'client-authentication';
    case 'userinfo-request':
      return 'userinfo-token';
    default:
      return undefined;
  }
}
