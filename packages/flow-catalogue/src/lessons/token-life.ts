import type { Lesson } from '../lesson.ts';

const messageWriter = { label: 'Open MessageWriter', href: '{messageWriterUrl}/' } as const;

/** What a token opens, for how long, and how it ends. */
export const tokenLife: readonly Lesson[] = [
  {
    id: 'bearer',
    title: 'Whoever has it is let in',
    about: 'A bearer token is like cash: the API asks neither who you are nor where it is from.',
    minutes: 4,
    section: 'RFC 6750 §1.2',
    tasks: [
      {
        id: 'obtain',
        text: 'Open a terminal in the folder of this project, and get an access token of Ada’s. It is good for five minutes.',
        action: { command: 'TOKEN=$(npm run --silent token -- --as ada --scope birthdays.read)' },
        evidence: {
          message: 'token-request',
          from: 'outside',
          status: 200,
          parameters: { client_id: 'terminal' },
        },
        seen: 'Your terminal has a token now, in `$TOKEN`. ContactSaver will not ask what program that is.',
      },
      {
        id: 'use',
        text: 'Show it to the API, in the same terminal.',
        action: { command: 'curl -H "Authorization: Bearer $TOKEN" {contactSaverUrl}/birthdays' },
        evidence: { message: 'protected-resource-request', from: 'outside', path: '/birthdays', status: 200 },
        seen: 'The birthdays, for whoever has the token.',
      },
      {
        id: 'more',
        text: 'Try what it was not made for. You are to be refused.',
        action: { command: 'curl -H "Authorization: Bearer $TOKEN" {contactSaverUrl}/contacts' },
        evidence: {
          message: 'protected-resource-request',
          from: 'outside',
          path: '/contacts',
          status: 403,
          error: 'insufficient_scope',
        },
        seen: 'Even a stolen token opens no more than its scope.',
      },
    ],
    learned: 'So tokens are short-lived, for one audience and few scopes, and are never put into a URL.',
  },
  {
    id: 'renewal',
    title: 'A token is renewed',
    about: 'An access token lives for minutes; a refresh token gets the next one without asking you.',
    minutes: 3,
    section: 'RFC 6749 §6',
    tasks: [
      {
        id: 'expire',
        text: 'Connect, open “Connection”, press “Expire it now”, then “Call ContactSaver, and renew it”.',
        action: { label: 'Open “Connection”', href: '{messageWriterUrl}/connection' },
        evidence: {
          message: 'refresh-request',
          from: 'message-writer',
          status: 200,
          parameters: { resource: '*' },
        },
        seen: 'MessageWriter handed in its refresh token and got a new pair. The old one is used up.',
      },
    ],
    learned:
      'Rotation makes a stolen refresh token show itself: whoever comes second ends the grant for both.',
  },
  {
    id: 'revocation',
    title: 'Taking it back',
    about: 'A token that is asked about each time dies at once; one that speaks for itself lives to its end.',
    minutes: 5,
    section: 'RFC 7009 §3',
    tasks: [
      {
        id: 'opaque',
        text: 'In a terminal in the folder of this project, get a token of Ada’s that ContactSaver has to ask about, and use it.',
        action: {
          command:
            'TOKEN=$(npm run --silent token -- --as ada --resource introspected)\ncurl -H "Authorization: Bearer $TOKEN" {contactSaverUrl}/birthdays',
        },
        evidence: { check: 'token-active', passed: true },
        seen: 'ContactSaver asked the authorization server, and heard that it is active.',
      },
      {
        id: 'revoke',
        text: 'Sign in to the account page as `ada@example.com`, and revoke “A terminal on this machine”. If there are several, the first one is the newest.',
        action: { label: 'Open the account page', href: '{authorizationServerUrl}/account' },
        evidence: { message: 'other', from: 'browser', path: '/account/revoke', status: 303 },
        seen: 'The authorization server has ended the grant, and every token of it. ContactSaver was not told.',
      },
      {
        id: 'again',
        text: 'In the same terminal, call again with the same token.',
        action: { command: 'curl -H "Authorization: Bearer $TOKEN" {contactSaverUrl}/birthdays' },
        evidence: { check: 'token-active', passed: false },
        seen: 'Asked again, the authorization server said no: 401 at once.',
      },
    ],
    learned: 'Asking costs a request for each call. A JWT costs none, and cannot be taken back.',
  },
  {
    id: 'leave',
    title: 'Leaving, everywhere',
    about: 'Signing out here, signing out everywhere, and disconnecting end three different things.',
    minutes: 5,
    section: 'RFC 7009 §2',
    tasks: [
      {
        id: 'leave',
        text: 'Connect, open “Leave”, and press “Leave everywhere”.',
        action: messageWriter,
        evidence: {
          message: 'end-session-request',
          from: 'browser',
          parameters: { client_id: 'message-writer' },
        },
        seen: 'MessageWriter has forgotten this browser, and sent it on. ContactSaver Accounts asks before it signs you out.',
      },
      {
        id: 'everywhere',
        text: 'Press “Sign out” there.',
        evidence: { message: 'backchannel-logout', status: 200 },
        seen: 'ContactSaver Accounts told the apps of this session, server to server. No browser was involved.',
      },
      {
        id: 'disconnect',
        text: 'Connect again, and press “Disconnect”.',
        action: messageWriter,
        evidence: { message: 'revocation-request', from: 'message-writer', status: 200 },
        seen: 'The refresh token was handed back to be revoked: nothing works while you are away, either.',
      },
    ],
    learned: 'A session is who you are to a page. A grant is what an app may do, with or without you.',
  },
];
