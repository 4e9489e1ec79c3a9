import type { CheckId } from '@ecosystem/flow-recorder/checks';

/** Nothing was decided where nothing came. */
const notAnswered = new Set(['TypeError', 'AbortError', 'TimeoutError']);

const lines: readonly (readonly [pattern: RegExp, check: CheckId])[] = [
  [
    /"response" body|in the response body|[Cc]ontent-[Tt]ype|JSON|holds no ID token|"sub" \(subject\)/,
    'token-response',
  ],
  [/metadata|"issuer" property/i, 'metadata-issuer'],
  [/signature|key/, 'id-token-signature'],
  [/"nonce"/, 'nonce'],
  [/"exp"|"iat"|"nbf"/, 'id-token-expiry'],
  [/"aud"|"azp"/, 'id-token-audience'],
  [/"sub" property/, 'userinfo-subject'],
  [/"iss"/, 'iss'],
  [/"state"/, 'state'],
  [/code|authorization response/, 'one-code'],
];

/** The check that failed in a step, by what the client library says; none of its messages quotes a value. */
export function failedCheck(
  candidates: readonly CheckId[],
  error: unknown,
): { readonly check: CheckId; readonly reason: string } | undefined {
  const cause = (error as { cause?: unknown }).cause ?? error;
  if (notAnswered.has((cause as Error).name)) return undefined;
  const { message = '', error: code } = cause as { message?: string; error?: string };
  const known = lines
    .filter(([pattern]) => pattern.test(message))
    .map(([, check]) => (check === 'iss' && !candidates.includes('iss') ? 'id-token-issuer' : check))
    .find((check) => candidates.includes(check));
  const check = known ?? candidates.at(-1);
  return check && { check, reason: code === undefined ? message : `${message}: ${code}` };
}
