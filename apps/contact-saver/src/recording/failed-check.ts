import type { CheckId } from '@ecosystem/flow-recorder/checks';
import { type AccessTokenError, DpopProofError, InsufficientScopeError } from '../access-token/errors.ts';

const lines: readonly (readonly [pattern: RegExp, check: CheckId])[] = [
  [/longer than/, 'bearer'],
  [/ typ$/, 'access-token-type'],
  [/ iss$/, 'access-token-issuer'],
  [/ aud$/, 'access-token-audience'],
  [/EXPIRED|NBF| (?:exp|nbf|iat)\b/, 'access-token-expiry'],
  [/claim|CLAIM/, 'access-token-claims'],
];

/** By which member of the issuer's answer a token was refused, or that there was nothing to ask about. */
const introspected: Readonly<Record<string, CheckId>> = {
  format: 'bearer',
  active: 'token-active',
  token_type: 'introspected-type',
  iss: 'introspected-issuer',
  aud: 'introspected-audience',
  exp: 'introspected-expiry',
  claims: 'introspected-claims',
};

/** The check that a refusal stands for, by the reason that is also in the log. */
export function failedCheck(refusal: AccessTokenError): CheckId {
  if (refusal instanceof InsufficientScopeError) return 'scope-sufficient';
  if (refusal instanceof DpopProofError || /bound to a key/.test(refusal.message)) return 'dpop-proof';
  if (refusal.code !== 'invalid_token') return 'bearer';
  const [, member = ''] = /^introspection: (\w+)$/.exec(refusal.message) ?? [];
  if (Object.hasOwn(introspected, member)) return introspected[member] as CheckId;
  return lines.find(([pattern]) => pattern.test(refusal.message))?.[1] ?? 'access-token-signature';
}
