import type { Description, Route } from './description.ts';

const museum = 'apps/museum/src';

/** Messages between the parties of the museum, where retired ways are kept. */
export const museumMessages = {
  'museum-password-form': [
    'Password, typed into another company’s page',
    'RFC 6749 §1',
    `${museum}/people/accept-password.ts`,
  ],
  'museum-password-replay': ['Password replay', 'RFC 6749 §1', `${museum}/exhibits/password-replay.ts`],
  'museum-session-request': ['Request in your session', 'RFC 6749 §1', `${museum}/legacy/contact-saver.ts`],
  'museum-new-password': ['A new password', 'RFC 6749 §1', `${museum}/legacy/contact-saver.ts`],
  'museum-api-sign-in': ['Sign-in at an API', 'RFC 6749 §1', `${museum}/legacy/two-apis.ts`],
  'museum-api-request': ['Request with an API’s own token', 'RFC 6749 §1', `${museum}/legacy/two-apis.ts`],
  'museum-password-grant': [
    'Token request: password',
    'RFC 6749 §4.3.2',
    `${museum}/legacy/grant-by-password.ts`,
  ],
  'museum-implicit-request': [
    'Authorization request: implicit',
    'RFC 6749 §4.2.1',
    `${museum}/exhibits/implicit-grant.ts`,
  ],
  'museum-implicit-response': [
    'Authorization response: implicit',
    'RFC 6749 §4.2.2',
    `${museum}/parties/old-writer.ts`,
  ],
  'museum-token-sent-home': [
    'What an injected script sends home',
    'RFC 9700 §2.1.2',
    `${museum}/parties/daily-quiz.ts`,
  ],
  'museum-token-login': [
    'Sign-in with an access token',
    'RFC 6749 §10.16',
    `${museum}/parties/old-writer.ts`,
  ],
  'museum-resource-request': ['Legacy resource request', 'RFC 6750 §2.1', `${museum}/legacy/token-api.ts`],
} as const satisfies Record<string, Description>;

type MuseumRoute = Route<keyof typeof museumMessages>;

const route = (
  message: MuseumRoute['message'],
  method: string,
  path: string,
  to: MuseumRoute['to'],
): MuseumRoute => ({
  message,
  method,
  path: `/museum/${path}`,
  to,
});

/** The parties of the museum stand in the lanes of those whose part they played. */
export const museumRoutes: readonly MuseumRoute[] = [
  route('museum-password-form', 'POST', ':id/password', 'message-writer'),
  route('museum-password-replay', 'POST', 'password-replay/sign-in', 'contact-saver'),
  route('museum-session-request', 'GET', 'password-replay/birthdays', 'contact-saver'),
  route('museum-session-request', 'DELETE', 'password-replay/contacts', 'contact-saver'),
  route('museum-new-password', 'POST', 'password-replay/new-password', 'contact-saver'),
  route('museum-api-sign-in', 'POST', 'two-apis/:id/sign-in', 'contact-saver'),
  route('museum-api-request', '*', 'two-apis/:id/items', 'contact-saver'),
  route('museum-password-grant', 'POST', 'password-grant/token', 'authorization-server'),
  route('museum-implicit-request', 'GET', 'implicit/auth', 'authorization-server'),
  route('museum-implicit-request', 'GET', 'implicit/auth/:id', 'authorization-server'),
  route('museum-implicit-response', 'GET', 'implicit/callback', 'message-writer'),
  route('museum-implicit-response', 'GET', 'implicit/callback', 'outside'),
  route('museum-token-sent-home', 'POST', 'implicit/collect', 'outside'),
  route('museum-token-sent-home', 'POST', 'implicit/keep', 'outside'),
  route('museum-token-login', 'POST', 'implicit/sign-in', 'message-writer'),
  route('museum-resource-request', 'GET', ':id/birthdays', 'contact-saver'),
  route('museum-resource-request', 'GET', 'implicit/person', 'contact-saver'),
  route('museum-resource-request', 'DELETE', ':id/contacts', 'contact-saver'),
];
