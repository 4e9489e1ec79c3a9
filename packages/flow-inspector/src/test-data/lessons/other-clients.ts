import { apiCall, golden, posted, tokenRequest } from './happenings.ts';
import type { LessonStories } from './lesson-story.ts';

const withCode = (client: string) =>
  tokenRequest('outside', { grant_type: 'authorization_code', client_id: client });
const registered = posted('registration-form', 'authorization-server', '/register-app');
const refused = {
  ...tokenRequest(
    'outside',
    { grant_type: 'refresh_token', client_id: 'bank-report' },
    400,
    'refresh-request',
  ),
  answer: { error: 'invalid_grant' },
};
const readBank = apiCall('outside', '/bank/transactions');
const triedToPay = apiCall('outside', '/bank/transactions', 403, 'insufficient_scope');
const activity = apiCall('contact-saver', '/activity');

/** Clients of other kinds, and tokens for more than one audience. */
export const otherClientStories: LessonStories = {
  device: {
    done: golden('device-flow'),
    notDone: [['the program’s other way', 'code', [withCode('birthday-reminder')]]],
  },
  native: {
    done: golden('native-app'),
    notDone: [
      ['a token from the terminal', 'ask', [withCode('terminal'), apiCall('outside', '/birthdays')]],
      ['the device flow', 'ask', golden('device-flow')],
    ],
  },
  register: {
    done: [registered, withCode('0123456789abcdef0123456789abcdef')],
    notDone: [
      ['the reminder under its own name', 'use', [registered, ...golden('native-app')]],
      ['the bank report', 'use', [registered, ...golden('bank-report')]],
      ['a token from the terminal', 'use', [registered, withCode('terminal')]],
    ],
  },
  'client-credentials': {
    done: golden('client-credentials'),
    notDone: [['a connection of a person', 'holidays', golden('connect-and-disconnect')]],
  },
  'address-book': {
    done: [...golden('address-book'), activity],
    notDone: [
      ['the contacts alone', 'activity', golden('address-book')],
      ['MessageWriter’s contacts', 'sign-in', [...golden('connect-and-disconnect'), activity]],
    ],
  },
  'wrong-audience': {
    done: golden('second-audience'),
    notDone: [['the right door', 'refused', golden('address-book')]],
  },
  bank: {
    done: [readBank, triedToPay, refused],
    notDone: [
      ['reading', 'pay', [readBank, refused]],
      ['reading on', 'revoke', [readBank, triedToPay, readBank]],
    ],
  },
};
