import type { RecordedToken } from '@ecosystem/flow-recorder/flow-event';
import type { MessageId } from '@ecosystem/flow-recorder/messages';
import {
  accessTokenClaims,
  claims,
  introspectedClaims,
  logoutTokenClaims,
  userinfoClaims,
} from './claims.ts';
import { assertionClaims, proofClaims } from './claims/signed-by-clients.ts';
import type { WireEntry } from './entry.ts';
import { errors } from './errors.ts';
import { headerFamilies, headers, headersIn } from './headers.ts';
import { type ParameterPlace, parameterTables, parameters } from './parameters.ts';
import { scopes } from './scopes.ts';

type Entries = Readonly<Record<string, WireEntry>> | undefined;

/** What a parameter, form field or JSON member is for, in the message where it stands. */
export function explainParameter(name: string, where?: ParameterPlace): WireEntry | undefined {
  const tables = parameterTables.filter(
    ({ messages, side }) => where !== undefined && side === where.side && messages.includes(where.message),
  );
  const own = tables.map(({ entries }) => find(entries, name)).find((entry) => entry !== undefined);
  if (own) return own;
  const about = where?.side === 'response' ? claimsIn(where.message) : undefined;
  return find(about, name) ?? find(parameters, name) ?? find(claims, name) ?? find(proofClaims, name);
}

/** What a header is for; names are compared without regard to case. */
export function explainHeader(name: string, message?: MessageId): WireEntry | undefined {
  const lower = name.toLowerCase();
  const own = message === undefined ? undefined : find(headersIn[message], lower);
  const family = headerFamilies.find(([prefix]) => lower.startsWith(prefix))?.[1];
  return own ?? find(headers, lower) ?? find(headers, family ?? '');
}

const claimsOf: Partial<Record<RecordedToken['kind'], Entries>> = {
  access_token: accessTokenClaims,
  client_assertion: assertionClaims,
  dpop_proof: proofClaims,
  logout_token: logoutTokenClaims,
};

/** What a member of a token’s header or payload is for; the same one can be checked by different parties. */
export function explainClaim(name: string, token?: RecordedToken['kind']): WireEntry | undefined {
  return find(token && claimsOf[token], name) ?? find(claims, name);
}

/** What one scope opens. */
export function explainScope(name: string): WireEntry | undefined {
  return find(scopes, name);
}

/** Why somebody meets this error code. */
export function explainError(code: string): WireEntry | undefined {
  return find(errors, code);
}

function claimsIn(message: MessageId): Entries {
  if (message === 'userinfo-request') return { ...claims, ...userinfoClaims };
  if (message !== 'introspection-request') return undefined;
  return { ...claims, ...accessTokenClaims, ...introspectedClaims };
}

/** Names come from the wire: `constructor` is not an entry. */
function find(entries: Entries, name: string): WireEntry | undefined {
  return entries !== undefined && Object.hasOwn(entries, name) ? entries[name] : undefined;
}
