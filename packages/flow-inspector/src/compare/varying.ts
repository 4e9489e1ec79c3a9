import { replaceStubs } from '../export/stub.ts';

/** Parameters, headers, members and claims whose value is another one in every run. Lower case. */
const varyingNames: ReadonlySet<string> = new Set([
  ...[
    'state',
    'nonce',
    'code',
    'code_challenge',
    'code_verifier',
    'jti',
    'dpop_jkt',
    'jkt',
    'ath',
    'sid',
    'at_hash',
    'c_hash',
    's_hash',
  ],
  ...['client_id_issued_at', 'iat', 'exp', 'nbf', 'auth_time', 'updated_at', 'id_token_hint'],
  ...['traceparent', 'content-length', 'date', 'expires', 'etag', 'last-modified', 'if-none-match', 'age'],
]);

/** What another installation has other values of. */
const installationNames: ReadonlySet<string> = new Set(['sub', 'kid', 'n', 'x', 'y']);

/** Whether the value of this name says nothing about the flow, because it is never the same twice. */
export function variesByRun(name: string): boolean {
  return varyingNames.has(name.toLowerCase());
}

export function variesByInstallation(name: string): boolean {
  return installationNames.has(name);
}

export const isoDatePattern = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)/g;
export const httpDatePattern = /[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT/g;
export const uuidPattern = /\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/gi;
export const queryPattern = /([?&])([\w-]+)=([^&‹›]+)/g;

/** A recorded text without what differs in every run: two texts that say the same become equal. */
export function steadyText(text: string): string {
  return replaceStubs(text, ({ word }) => `‹${word}›`)
    .replace(queryPattern, (pair, mark: string, name: string) =>
      variesByRun(name) ? `${mark}${name}=‹${name}›` : pair,
    )
    .replace(isoDatePattern, '‹date›')
    .replace(httpDatePattern, '‹date›')
    .replace(uuidPattern, '‹id›');
}
