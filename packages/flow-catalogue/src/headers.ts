import type { MessageId } from '@ecosystem/flow-recorder/messages';
import type { WireEntry } from './entry.ts';
import { commonHeaders } from './headers/any-sender.ts';
import { browserHeaders } from './headers/browser.ts';
import {
  authorizationServerCookies,
  clientCredentials,
  credentialHeaders,
  userinfoCredentials,
} from './headers/credentials.ts';
import { serverHeaders } from './headers/server.ts';

/** Every header that is met here, by its name in lower case. */
export const headers: Readonly<Record<string, WireEntry>> = {
  ...commonHeaders,
  ...serverHeaders,
  ...browserHeaders,
  ...credentialHeaders,
};

/** The header that stands for all whose names begin alike, and the beginning. */
export const headerFamilies: readonly (readonly [prefix: string, name: string])[] = [
  ['sec-ch-', 'sec-ch-ua'],
  ['access-control-request-', 'access-control-request-headers'],
  ['access-control-', 'access-control-allow-origin'],
];

/** Headers that mean something else in these messages. */
export const headersIn: Partial<Record<MessageId, Readonly<Record<string, WireEntry>>>> = {
  'pushed-authorization-request': clientCredentials,
  'token-request': clientCredentials,
  'client-token-request': clientCredentials,
  'refresh-request': clientCredentials,
  'introspection-request': clientCredentials,
  'revocation-request': clientCredentials,
  'userinfo-request': userinfoCredentials,
  'authorization-request': authorizationServerCookies,
  resume: authorizationServerCookies,
  'sign-in-page': authorizationServerCookies,
  'sign-in': authorizationServerCookies,
  'consent-decision': authorizationServerCookies,
  'end-session-request': authorizationServerCookies,
};
