import { type Happening, apiCall, golden, posted } from './happenings.ts';
import type { LessonStories } from './lesson-story.ts';

const authorizationRequest = (client: string, scope: string): Happening => ({
  message: 'authorization-request',
  from: 'browser',
  to: 'authorization-server',
  url: `{authorization-server}/auth?response_type=code&client_id=${client}&scope=${scope}`,
  status: 303,
});

const connected = golden('connect-and-disconnect');
const denied = golden('denied');
const holidays = golden('client-credentials');
const allow = posted('consent-decision', 'authorization-server', '/interaction/i/consent', {
  scope: ['email', 'contacts.read', 'offline_access'],
  decision: 'allow',
});
const nameless = authorizationRequest('message-writer', 'birthdays.read contacts.read');

export const mainStories: LessonStories = {
  connect: {
    done: connected,
    notDone: [
      [
        'leaving something out',
        'allow',
        [...golden('without-contacts'), apiCall('message-writer', '/birthdays?days=7')],
      ],
      ['a denial', 'allow', [...denied, apiCall('message-writer', '/birthdays?days=7')]],
      [
        'holidays, which belong to nobody',
        'birthdays',
        [authorizationRequest('message-writer', 'openid'), allow, ...holidays],
      ],
    ],
  },
  deny: { done: denied, notDone: [['connecting', 'deny', connected]] },
  'insufficient-scope': {
    done: [
      apiCall('message-writer', '/contacts?limit=100', 403, 'insufficient_scope'),
      apiCall('message-writer', '/contacts?limit=100'),
    ],
    notDone: [
      [
        'another program that lacks the scope',
        'untick',
        [
          apiCall('outside', '/contacts', 403, 'insufficient_scope'),
          apiCall('message-writer', '/contacts?limit=100'),
        ],
      ],
      ['everything ticked', 'untick', connected],
    ],
  },
  'without-openid': {
    done: [nameless, allow, apiCall('message-writer', '/birthdays?days=7')],
    notDone: [
      [
        'another client with the same scope',
        'connect',
        [
          authorizationRequest('terminal', 'birthdays.read contacts.read'),
          apiCall('message-writer', '/birthdays?days=7'),
        ],
      ],
      ['connecting with OpenID Connect', 'connect', connected],
      ['holidays, which belong to nobody', 'birthdays', [nameless, ...holidays]],
    ],
  },
  harden: { done: golden('hardened'), notDone: [['an ordinary connection', 'push', connected]] },
};
