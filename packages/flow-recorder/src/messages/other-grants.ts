import type { Description, Route } from './description.ts';

const writer = 'apps/message-writer/src';
const server = 'apps/authorization-server/src';
const reminder = 'packages/commands/src/birthday-reminder';

/** Messages of grants other than the authorization code, and of other kinds of clients. */
export const otherGrantDescriptions = {
  'client-token-request': [
    'Token request of the client itself',
    'RFC 6749 §4.4.2',
    `${writer}/oauth/request-client-token.ts`,
  ],
  'device-authorization-request': [
    'Device authorization request',
    'RFC 8628 §3.1',
    `${reminder}/request-device-authorization.ts`,
  ],
  'user-code-page': ['Page for the user code', 'RFC 8628 §3.3', `${server}/pages/device-pages.tsx`],
  'user-code': ['User code', 'RFC 8628 §3.3', `${server}/device/limit-guesses.ts`],
  'device-resume': ['Back to the device’s request', 'RFC 8628 §3.3', `${server}/interactions/routes.ts`],
  'device-token-request': ['Device access token request', 'RFC 8628 §3.4', `${reminder}/poll-for-token.ts`],
  'preflight-request': [
    'Preflight',
    'RFC 10017 §6.3.3.4',
    'apps/contact-saver/src/http/cross-origin-access.ts',
  ],
  'registration-request': [
    'Client registration request',
    'RFC 7591 §3.1',
    `${server}/registration/registration.ts`,
  ],
  'registration-form': ['Register your own app', 'RFC 7591 §3', `${server}/registration/routes.ts`],
} as const satisfies Record<string, Description>;

/** The lines for them, to be looked at before the token request that has any grant type. */
export const otherGrantRoutes: readonly Route<keyof typeof otherGrantDescriptions>[] = [
  { message: 'preflight-request', method: 'OPTIONS', path: '/birthdays', to: 'contact-saver' },
  { message: 'preflight-request', method: 'OPTIONS', path: '/token', to: 'authorization-server' },
  { message: 'registration-request', method: 'POST', path: '/reg', to: 'authorization-server' },
  { message: 'registration-form', method: 'POST', path: '/register-app', to: 'authorization-server' },
  {
    message: 'client-token-request',
    method: 'POST',
    path: '/token',
    to: 'authorization-server',
    field: ['grant_type', 'client_credentials'],
  },
  {
    message: 'device-token-request',
    method: 'POST',
    path: '/token',
    to: 'authorization-server',
    field: ['grant_type', 'urn:ietf:params:oauth:grant-type:device_code'],
  },
  {
    message: 'device-authorization-request',
    method: 'POST',
    path: '/device/auth',
    to: 'authorization-server',
  },
  { message: 'user-code-page', method: 'GET', path: '/device', to: 'authorization-server' },
  { message: 'user-code', method: 'POST', path: '/device', to: 'authorization-server' },
  { message: 'device-resume', method: 'GET', path: '/device/:id', to: 'authorization-server' },
];
