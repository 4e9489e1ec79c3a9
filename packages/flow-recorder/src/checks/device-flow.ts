import { checksOf } from './check.ts';

const library = 'oidc-provider/lib';
const ours = 'apps/authorization-server/src';

/** What the authorization server decides about a device that has no browser, and about the person who decides for it. */
export const deviceFlowChecks = {
  ...checksOf('authorization-server', ['device-authorization-request'], {
    'device-client': [
      'The client is registered, and may ask in this way',
      'RFC 8628 §3.1',
      `${library}/actions/authorization/client.js`,
      'Anybody could ask in anybody’s name.',
    ],
    'device-scope': [
      'The client may ask for these scopes of this API',
      'RFC 8628 §3.1',
      `${ours}/policy/resource-servers.ts`,
      'A program could ask for more than it was registered for.',
    ],
  }),
  ...checksOf('authorization-server', ['user-code'], {
    guesses: [
      'This browser and this address have not guessed too often',
      'RFC 8628 §5.1',
      `${ours}/device/limit-guesses.ts`,
      'Somebody who tries long enough finds the code of a stranger’s device, and connects it to an account of theirs.',
    ],
    'device-form': [
      'The form is from our own page, in this browser',
      'RFC 9700 §4.7',
      `${library}/shared/xsrf.js`,
      'Another page could connect a device of somebody else for you.',
    ],
    'user-code': [
      'A device waits for this code, and nobody has answered yet',
      'RFC 8628 §3.3',
      `${library}/actions/code_verification.js`,
      'An old code that somebody has kept would connect a second device.',
    ],
  }),
  ...checksOf('authorization-server', ['device-token-request'], {
    'device-code': [
      'The device code is known, and was given to this client',
      'RFC 8628 §3.4',
      `${library}/helpers/grant_source.js`,
      'Another program could fetch what you allow this one.',
    ],
    'device-code-expiry': [
      'The device code has not expired',
      'RFC 8628 §3.5',
      `${library}/actions/grants/device_code.js`,
      'A code that was forgotten somewhere would wait for ever for somebody to say yes.',
    ],
    'poll-interval': [
      'The device does not ask more often than it may',
      'RFC 8628 §3.5',
      `${ours}/device/slow-down.ts`,
      'Every device would ask as fast as it can, and the server would answer nothing else.',
    ],
    'device-answered': [
      'The person has decided, and has said yes',
      'RFC 8628 §3.5',
      `${library}/actions/grants/device_code.js`,
      'A device would have access before anybody was asked.',
    ],
    'device-code-unused': [
      'The device code has not been used before',
      'RFC 8628 §3.5',
      `${ours}/storage/consume-once.ts`,
      'Whoever finds the code in a log of the device would get a second token.',
    ],
  }),
} as const;
