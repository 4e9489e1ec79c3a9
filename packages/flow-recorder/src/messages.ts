import { addressBookMessages, addressBookRoutes } from './messages/address-book.ts';
import type { Description, Route } from './messages/description.ts';
import { otherGrantDescriptions, otherGrantRoutes } from './messages/other-grants.ts';
import { museumMessages, museumRoutes } from './messages/museum.ts';

const writer = 'apps/message-writer/src';
const server = 'apps/authorization-server/src';
const saver = 'apps/contact-saver/src';

/**
 * Every message this ecosystem knows, in the order in which the main flow meets them: the only place where that order
 * is written.
 */
const descriptions = {
  'landing-page': ['Landing page', '', `${writer}/app/page.tsx`],
  connect: ['Connect', 'RFC 6749 §4.1', `${writer}/app/oauth/connect/route.ts`],
  'metadata-request': ['Metadata request', 'RFC 8414 §3', `${writer}/oauth/discover-authorization-server.ts`],
  'pushed-authorization-request': [
    'Pushed authorization request',
    'RFC 9126 §2.1',
    `${writer}/oauth/push-authorization-request.ts`,
  ],
  'authorization-request': [
    'Authorization request',
    'RFC 6749 §4.1.1',
    `${writer}/oauth/create-authorization-request.ts`,
  ],
  'sign-in-page': ['Sign-in or consent page', 'OIDC Core §3.1.2.3', `${server}/interactions/routes.ts`],
  'sign-in': ['Authenticate the end-user', 'OIDC Core §3.1.2.3', `${server}/interactions/login.ts`],
  resume: ['Back to the authorization endpoint', 'RFC 6749 §4.1.1', `${server}/interactions/routes.ts`],
  'consent-decision': ['Obtain consent', 'OIDC Core §3.1.2.4', `${server}/interactions/consent.ts`],
  'authorization-response': [
    'Authorization response',
    'RFC 6749 §4.1.2',
    `${writer}/oauth/validate-authorization-response.ts`,
  ],
  'token-request': ['Token request', 'RFC 6749 §4.1.3', `${writer}/oauth/exchange-authorization-code.ts`],
  'keys-request': ['Keys of the issuer', 'RFC 7517 §5', `${server}/policy/signing-keys.ts`],
  'client-keys-request': ['Keys of the client', 'RFC 7591 §2', `${writer}/app/oauth/jwks/route.ts`],
  'refresh-request': ['Refresh request', 'RFC 6749 §6', `${writer}/oauth/refresh-access-token.ts`],
  'userinfo-request': ['Userinfo request', 'OIDC Core §5.3', `${writer}/oauth/request-userinfo.ts`],
  'protected-resource-request': [
    'Protected resource request',
    'RFC 6750 §2.1',
    `${writer}/oauth/request-protected-resource.ts`,
  ],
  'resource-metadata-request': [
    'Protected resource metadata',
    'RFC 9728 §3',
    `${saver}/metadata/protected-resource.controller.ts`,
  ],
  'introspection-request': [
    'Introspection request',
    'RFC 7662 §2.1',
    `${saver}/access-token/introspection-endpoint.ts`,
  ],
  'revocation-request': ['Revocation request', 'RFC 7009 §2', `${writer}/oauth/revoke-token.ts`],
  'end-session-request': ['Logout request', 'OIDC RP-Initiated Logout 1.0 §2', `${server}/provider.ts`],
  'backchannel-logout': [
    'Back-channel logout request',
    'OIDC Back-Channel Logout 1.0 §2.5',
    `${server}/http/client-fetch.ts`,
  ],
  ...addressBookMessages,
  ...museumMessages,
  leave: ['Leave', 'OIDC RP-Initiated Logout 1.0 §2', `${writer}/session/log-out.ts`],
  disconnect: ['Disconnect', 'RFC 7009 §2', `${writer}/session/disconnect.ts`],
  ...otherGrantDescriptions,
  page: ['A page', '', ''],
  other: ['A form', '', ''],
} as const satisfies Record<string, Description>;

export type MessageId = keyof typeof descriptions;

/** In the order of the main flow. */
export const messageIds = Object.keys(descriptions) as [MessageId, ...MessageId[]];

export interface MessageDescription {
  /** What the specifications call it. */
  readonly title: string;
  /** Empty for what no specification names. */
  readonly section: string;
  /** A file of this repository; empty for pages without a protocol. */
  readonly source: string;
}

export function describeMessage(id: MessageId): MessageDescription {
  const [title, section, source] = descriptions[id];
  return { title, section, source };
}

/** The first line that fits names a message. */
export const routes: readonly Route<MessageId>[] = [
  ...otherGrantRoutes,
  { message: 'landing-page', method: 'GET', path: '/', to: 'message-writer' },
  { message: 'connect', method: 'POST', path: '/oauth/connect', to: 'message-writer' },
  { message: 'leave', method: 'POST', path: '/oauth/leave', to: 'message-writer' },
  { message: 'disconnect', method: 'POST', path: '/oauth/disconnect', to: 'message-writer' },
  { message: 'authorization-response', method: 'GET', path: '/oauth/callback', to: 'message-writer' },
  {
    message: 'metadata-request',
    method: 'GET',
    path: '/.well-known/openid-configuration',
    to: 'authorization-server',
  },
  { message: 'keys-request', method: 'GET', path: '/jwks', to: 'authorization-server' },
  { message: 'client-keys-request', method: 'GET', path: '/oauth/jwks', to: 'message-writer' },
  {
    message: 'pushed-authorization-request',
    method: 'POST',
    path: '/request',
    to: 'authorization-server',
  },
  { message: 'authorization-request', method: 'GET', path: '/auth', to: 'authorization-server' },
  { message: 'resume', method: 'GET', path: '/auth/:id', to: 'authorization-server' },
  { message: 'sign-in-page', method: 'GET', path: '/interaction/:id', to: 'authorization-server' },
  { message: 'sign-in', method: 'POST', path: '/interaction/:id/login', to: 'authorization-server' },
  {
    message: 'consent-decision',
    method: 'POST',
    path: '/interaction/:id/consent',
    to: 'authorization-server',
  },
  {
    message: 'refresh-request',
    method: 'POST',
    path: '/token',
    to: 'authorization-server',
    field: ['grant_type', 'refresh_token'],
  },
  { message: 'token-request', method: 'POST', path: '/token', to: 'authorization-server' },
  {
    message: 'introspection-request',
    method: 'POST',
    path: '/token/introspection',
    to: 'authorization-server',
  },
  { message: 'revocation-request', method: 'POST', path: '/token/revocation', to: 'authorization-server' },
  { message: 'end-session-request', method: '*', path: '/session/end', to: 'authorization-server' },
  {
    message: 'backchannel-logout',
    method: 'POST',
    path: '/oauth/backchannel-logout',
    to: 'message-writer',
  },
  { message: 'userinfo-request', method: '*', path: '/me', to: 'authorization-server' },
  {
    message: 'resource-metadata-request',
    method: 'GET',
    path: '/.well-known/oauth-protected-resource',
    to: 'contact-saver',
  },
  ...addressBookRoutes,
  ...museumRoutes,
  { message: 'protected-resource-request', method: '*', path: '/contacts', to: 'contact-saver' },
  { message: 'protected-resource-request', method: 'GET', path: '/occasions', to: 'contact-saver' },
  { message: 'protected-resource-request', method: '*', path: '/contacts/:id', to: 'contact-saver' },
];
