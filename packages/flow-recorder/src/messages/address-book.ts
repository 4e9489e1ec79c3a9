import type { Description, Route } from './description.ts';

const saver = 'apps/contact-saver/src';

/** Messages to ContactSaver's own web app. */
export const addressBookMessages = {
  'web-sign-in': ['Sign in to the address book', 'RFC 6749 §4.1', `${saver}/web/sign-in/sign-in.strategy.ts`],
  'web-authorization-response': [
    'Authorization response, to the address book',
    'RFC 6749 §4.1.2',
    `${saver}/web/sign-in/validate-authorization-response.ts`,
  ],
  'web-sign-out': [
    'Sign out of the address book',
    'OIDC RP-Initiated Logout 1.0 §2',
    `${saver}/web/sign-in/sign-in.controller.ts`,
  ],
  'web-backchannel-logout': [
    'Back-channel logout request, to the address book',
    'OIDC Back-Channel Logout 1.0 §2.5',
    `${saver}/web/sign-in/backchannel-logout.controller.ts`,
  ],
} as const satisfies Record<string, Description>;

/** Messages of its own, and two that it shares with the main flow. */
type AddressBookRoute = Route<
  keyof typeof addressBookMessages | 'protected-resource-request' | 'resource-metadata-request'
>;

/** What ContactSaver's own web app is sent, and the routes of its API that MessageWriter's main flow does not meet. */
export const addressBookRoutes: readonly AddressBookRoute[] = [
  {
    message: 'resource-metadata-request',
    method: 'GET',
    path: '/.well-known/oauth-protected-resource/activity',
    to: 'contact-saver',
  },
  { message: 'web-sign-in', method: 'POST', path: '/app/sign-in', to: 'contact-saver' },
  { message: 'web-authorization-response', method: 'GET', path: '/app/callback', to: 'contact-saver' },
  { message: 'web-sign-out', method: 'POST', path: '/app/sign-out', to: 'contact-saver' },
  {
    message: 'web-backchannel-logout',
    method: 'POST',
    path: '/app/backchannel-logout',
    to: 'contact-saver',
  },
  ...['/activity', '/bank/transactions', '/birthdays', '/occasions'].map((path): AddressBookRoute => ({
    message: 'protected-resource-request',
    method: '*',
    path,
    to: 'contact-saver',
  })),
];
