import type { FlowParty } from '@ecosystem/flow-recorder/flow-party';
import type { MessageId } from '@ecosystem/flow-recorder/messages';
import { type Happening, golden } from './happenings.ts';
import type { LessonStories } from './lesson-story.ts';

const sent = (message: MessageId, from: FlowParty, path: string, status = 200): Happening => ({
  message,
  from,
  to: 'contact-saver',
  url: `{contact-saver}/museum/${path}`,
  status,
});
const replayed = (from: FlowParty, status: number) =>
  sent('museum-password-replay', from, 'password-replay/sign-in', status);
const inSession = (path: string) =>
  sent('museum-session-request', 'message-writer', `password-replay/${path}`);
const tokenLogin = (from: FlowParty) => sent('museum-token-login', from, 'implicit/sign-in');
const askedForToken: Happening = {
  message: 'authorization-request',
  from: 'browser',
  to: 'authorization-server',
  url: '{authorization-server}/auth?response_type=token&client_id=contact-saver-docs',
  status: 303,
  answerHeaders: { location: '{contact-saver}/docs#error=unsupported_response_type' },
};
const signedIn = sent('museum-api-sign-in', 'message-writer', 'two-apis/contacts/sign-in');
const brokenInto = sent('museum-api-request', 'outside', 'two-apis/contacts/items');
const implicit = golden('museum-implicit-grant');
const passwordGrant = golden('museum-password-grant');

export const museumStories: LessonStories = {
  'password-replay': {
    done: [replayed('message-writer', 204), inSession('contacts'), replayed('outside', 401)],
    notDone: [
      ['reading, and not deleting', 'delete', [replayed('message-writer', 204), inSession('birthdays')]],
      [
        'a password that still works',
        'change',
        [replayed('message-writer', 204), inSession('contacts'), replayed('outside', 204)],
      ],
    ],
  },
  'password-grant': {
    done: passwordGrant,
    notDone: [
      ['the first step', 'other-client', passwordGrant.slice(0, 4)],
      ['the implicit grant', 'grant', implicit],
    ],
  },
  'implicit-grant': {
    done: [...implicit, tokenLogin('outside'), askedForToken],
    notDone: [
      ['one’s own sign-in', 'substitution', [...implicit, tokenLogin('browser'), askedForToken]],
      [
        'a request for a code',
        'today',
        [...implicit, tokenLogin('outside'), ...golden('connect-and-disconnect')],
      ],
    ],
  },
  'two-apis': {
    done: [signedIn, signedIn, brokenInto],
    notDone: [
      ['one sign-in', 'sign-in', [signedIn, brokenInto]],
      ['no breach', 'breach', [signedIn, signedIn]],
    ],
  },
};
