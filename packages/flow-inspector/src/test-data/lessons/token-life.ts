import { type Happening, apiCall, golden, posted, tokenRequest } from './happenings.ts';
import type { LessonStories } from './lesson-story.ts';

const fromTerminal = tokenRequest('outside', { grant_type: 'authorization_code', client_id: 'terminal' });
const fromReminder = tokenRequest('outside', {
  grant_type: 'authorization_code',
  client_id: 'birthday-reminder',
});
const used = [
  apiCall('outside', '/birthdays'),
  apiCall('outside', '/contacts', 403, 'insufficient_scope'),
] as const;

const asked = (passed: boolean): Happening[] => [
  apiCall('outside', '/birthdays', passed ? 200 : 401),
  { check: 'token-active', party: 'contact-saver', passed },
];
const revoked = posted('other', 'authorization-server', '/account/revoke');

const connected = golden('connect-and-disconnect');
const logoutRequest = (client: string): Happening => ({
  message: 'end-session-request',
  from: 'browser',
  to: 'authorization-server',
  url: `{authorization-server}/session/end?client_id=${client}`,
  status: 200,
});
const toldMessageWriter: Happening = {
  message: 'backchannel-logout',
  from: 'authorization-server',
  to: 'message-writer',
  method: 'POST',
  url: '{message-writer}/oauth/backchannel-logout',
  status: 200,
};

const refreshed = (body: Readonly<Record<string, string>>) =>
  tokenRequest('message-writer', { grant_type: 'refresh_token', ...body }, 200, 'refresh-request');

export const tokenLifeStories: LessonStories = {
  bearer: {
    done: [fromTerminal, ...used],
    notDone: [
      ['a token of another program', 'obtain', [fromReminder, ...used]],
      ['a refused call', 'use', [fromTerminal, apiCall('outside', '/birthdays', 401, 'invalid_token')]],
      ['MessageWriter’s own calls', 'use', [fromTerminal, ...connected]],
    ],
  },
  renewal: {
    done: [refreshed({ resource: '{contact-saver}' })],
    notDone: [['the refresh that every connection begins with', 'expire', connected]],
  },
  revocation: {
    done: [...asked(true), revoked, ...asked(false)],
    notDone: [
      ['a token that has expired', 'revoke', [...asked(true), ...asked(false)]],
      ['calling before revoking', 'again', [...asked(true), ...asked(false), revoked]],
    ],
  },
  leave: {
    done: [logoutRequest('message-writer'), toldMessageWriter, ...connected],
    notDone: [
      [
        'signing out on the account page',
        'leave',
        [logoutRequest('account'), toldMessageWriter, ...connected],
      ],
      ['being asked, and not signing out', 'everywhere', [logoutRequest('message-writer'), ...connected]],
    ],
  },
};
