import type { FlowParty } from './flow-event.ts';

/** A message of a flow: what the specifications call it, and where this repository sends or answers it. */
export interface Message {
  readonly id: MessageId;
  readonly title: string;
  /** RFC and section, or empty for what no specification names. */
  readonly section: string;
  /** The file in this repository that sends it, or configures what answers it. */
  readonly source: string;
  readonly method: string;
  /** Compared with the path of the URL; `:id` stands for one segment. */
  readonly path: string;
  readonly to: FlowParty;
  /** Further conditions on the form or query. */
  readonly parameter?: readonly [name: string, value: string];
}

export const messageIds = [
  'landing-page',
  'connect',
  'metadata-request',
  'authorization-request',
  'sign-in-page',
  'sign-in',
  'resume',
  'consent-decision',
  'authorization-response',
  'token-request',
  'keys-request',
  'refresh-request',
  'userinfo-request',
  'protected-resource-request',
  'resource-metadata-request',
  'introspection-request',
  'revocation-request',
  'end-session-request',
  'disconnect',
  'page',
  'other',
] as const;

export type MessageId = (typeof messageIds)[number];

const writer = 'apps/message-writer/src';
const server = 'apps/authorization-server/src';
const saver = 'apps/contact-saver/src';

/**
 * Every message this ecosystem knows, in the order in which the main flow meets them, and the only place where that
 * order is written. Recorders name what they see after the first line that fits.
 */
export const messages: readonly Message[] = [
  entry('landing-page', 'A page before anything', '', `${writer}/app/page.tsx`, 'GET', '/', 'message-writer'),
  entry(
    'connect',
    'Connect: the client is asked to begin',
    'RFC 6749 §4.1',
    `${writer}/app/oauth/connect/route.ts`,
    'POST',
    '/oauth/connect',
    'message-writer',
  ),
  entry(
    'metadata-request',
    'Metadata request',
    'RFC 8414 §3',
    `${writer}/oauth/discover-authorization-server.ts`,
    'GET',
    '/.well-known/openid-configuration',
    'authorization-server',
  ),
  entry(
    'authorization-request',
    'Authorization request',
    'RFC 6749 §4.1.1',
    `${writer}/oauth/create-authorization-request.ts`,
    'GET',
    '/auth',
    'authorization-server',
  ),
  entry(
    'sign-in-page',
    'The authorization server’s page',
    'OIDC Core §3.1.2.3',
    `${server}/interactions/routes.ts`,
    'GET',
    '/interaction/:id',
    'authorization-server',
  ),
  entry(
    'sign-in',
    'Authenticate the end-user',
    'OIDC Core §3.1.2.3',
    `${server}/interactions/login.ts`,
    'POST',
    '/interaction/:id/login',
    'authorization-server',
  ),
  entry(
    'resume',
    'Back to the authorization endpoint',
    'RFC 6749 §4.1.1',
    `${server}/interactions/routes.ts`,
    'GET',
    '/auth/:id',
    'authorization-server',
  ),
  entry(
    'consent-decision',
    'Obtain consent',
    'OIDC Core §3.1.2.4',
    `${server}/interactions/consent.ts`,
    'POST',
    '/interaction/:id/consent',
    'authorization-server',
  ),
  entry(
    'authorization-response',
    'Authorization response',
    'RFC 6749 §4.1.2',
    `${writer}/oauth/validate-authorization-response.ts`,
    'GET',
    '/oauth/callback',
    'message-writer',
  ),
  entry(
    'refresh-request',
    'Refresh request',
    'RFC 6749 §6',
    `${writer}/oauth/refresh-access-token.ts`,
    'POST',
    '/token',
    'authorization-server',
    ['grant_type', 'refresh_token'],
  ),
  entry(
    'token-request',
    'Token request',
    'RFC 6749 §4.1.3',
    `${writer}/oauth/exchange-authorization-code.ts`,
    'POST',
    '/token',
    'authorization-server',
  ),
  entry(
    'keys-request',
    'Keys of the issuer',
    'RFC 7517 §5',
    `${server}/policy/signing-keys.ts`,
    'GET',
    '/jwks',
    'authorization-server',
  ),
  entry(
    'userinfo-request',
    'Userinfo request',
    'OIDC Core §5.3',
    `${writer}/oauth/request-userinfo.ts`,
    'GET',
    '/me',
    'authorization-server',
  ),
  entry(
    'resource-metadata-request',
    'Protected resource metadata',
    'RFC 9728 §3',
    `${saver}/metadata/protected-resource.controller.ts`,
    'GET',
    '/.well-known/oauth-protected-resource',
    'contact-saver',
  ),
  ...['/birthdays', '/contacts', '/contacts/:id'].map((path) =>
    entry(
      'protected-resource-request',
      'Protected resource request',
      'RFC 6750 §2.1',
      `${writer}/oauth/request-protected-resource.ts`,
      '*',
      path,
      'contact-saver',
    ),
  ),
  entry(
    'introspection-request',
    'Introspection request',
    'RFC 7662 §2.1',
    `${server}/provider.ts`,
    'POST',
    '/token/introspection',
    'authorization-server',
  ),
  entry(
    'revocation-request',
    'Revocation request',
    'RFC 7009 §2',
    `${writer}/oauth/revoke-token.ts`,
    'POST',
    '/token/revocation',
    'authorization-server',
  ),
  entry(
    'end-session-request',
    'Logout request',
    'OIDC RP-Initiated Logout §2',
    `${server}/pages/sign-out-pages.tsx`,
    '*',
    '/session/end',
    'authorization-server',
  ),
  entry(
    'disconnect',
    'Disconnect',
    'RFC 7009 §2',
    `${writer}/session/disconnect.ts`,
    'POST',
    '/oauth/disconnect',
    'message-writer',
  ),
];

function entry(
  id: MessageId,
  title: string,
  section: string,
  source: string,
  method: string,
  path: string,
  to: FlowParty,
  parameter?: Message['parameter'],
): Message {
  return { id, title, section, source, method, path, to, ...(parameter && { parameter }) };
}
