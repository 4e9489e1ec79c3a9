import type { MessageEntry } from '../entry.ts';

/** Retired ways, as they are kept in the museum. */
export const museumEntries = {
  'museum-password-form': {
    before:
      'You type the password of one company into a page of another. It is the exhibit’s own password, made for this visit.',
    after: 'OldWriter knows the password. Nothing that happens later can make it forget.',
  },
  'museum-password-replay': {
    before:
      'An app sends your e-mail address and your password to ContactSaver’s sign-in, as your browser would.',
    after: 'ContactSaver has opened a session. It cannot tell the app from you.',
  },
  'museum-session-request': {
    before: 'The app asks in the session it has opened with your password.',
    after:
      'ContactSaver has done what was asked. A session has no scope: whatever you can do, the app can do.',
  },
  'museum-new-password': {
    before: 'You change your password, because there is nothing else that could be taken back.',
    after: 'Every app that had the old one is locked out, the good ones, too.',
  },
  'museum-api-sign-in': {
    before: 'An app sends your password to an API, which checks it by itself.',
    after: 'The API has handed out a token that only it can read. It has seen your password, too.',
  },
  'museum-api-request': {
    before: 'The app shows an API the token that this API has made.',
    after: 'The API has looked into its own list. A token of another API means nothing to it.',
  },
  'museum-password-grant': {
    before:
      'An app sends your password to the token endpoint, with `grant_type=password`. It names the scope it would like.',
    after:
      'The issuer has handed out an access token. Nobody has asked you, and the app still has the password.',
  },
  'museum-implicit-request': {
    before: 'Your browser carries a request that wants the token itself as the answer, and no code.',
    after:
      'The issuer knows who you are, or shows its sign-in page. The access token goes into the address your browser is sent to.',
  },
  'museum-implicit-response': {
    before:
      'Your browser loads the app’s page. The token is behind the `#`: browsers do not send that part to servers.',
    after: 'Every script of the page can read the token, and the address stays in the history.',
  },
  'museum-token-sent-home': {
    before: 'A script that has read the token from the address sends it to its own server.',
    after: 'DailyQuiz holds the token. A bearer token works for whoever holds it.',
  },
  'museum-token-login': {
    before: 'Somebody hands OldWriter an access token, as the proof of who is there.',
    after:
      'OldWriter has asked whose token it is, and not for whom it was made. Any app that was given one could have sent it.',
  },
  'museum-resource-request': {
    before: 'An app shows ContactSaver’s legacy API the access token of the legacy issuer.',
    after: 'ContactSaver has answered. It asks who allowed this, and not who is asking.',
  },
} as const satisfies Record<string, MessageEntry>;
