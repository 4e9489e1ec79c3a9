import type { Lesson } from '../lesson.ts';

/** Whom a token is for, whom it speaks for, and what it may do. */
export const audiences: readonly Lesson[] = [
  {
    id: 'client-credentials',
    title: 'An app that speaks for itself',
    about: 'For what belongs to nobody, an app needs no person: it asks in its own name.',
    minutes: 4,
    section: 'RFC 6749 §4.4',
    tasks: [
      {
        id: 'holidays',
        text: 'Open the next holidays in MessageWriter. You need not be connected.',
        action: { label: 'Open the holidays', href: '{messageWriterUrl}/occasions' },
        evidence: {
          message: 'protected-resource-request',
          from: 'message-writer',
          path: '/occasions',
          status: 200,
        },
        seen: 'MessageWriter showed a token of its own. Its `sub` is the client id: there is no person behind it.',
      },
    ],
    learned:
      'Nobody was asked, so nothing of anybody can be read with it: at `/contacts` this token gets 403.',
  },
  {
    id: 'address-book',
    title: 'One token for each audience',
    about:
      'ContactSaver’s own address book is a client like any other, and holds two tokens that cannot be swapped.',
    minutes: 5,
    section: 'RFC 8707 §2',
    tasks: [
      {
        id: 'sign-in',
        text: 'Open the address book and press “Sign in”. If you are signed in at ContactSaver Accounts already, you are not asked again.',
        action: { label: 'Open the address book', href: '{contactSaverUrl}/app' },
        evidence: { message: 'web-authorization-response', status: 303 },
        seen: 'No consent page came: the address book is ContactSaver’s own. The messages are the same as for every app.',
      },
      {
        id: 'contacts',
        text: 'Look at your contacts.',
        evidence: {
          message: 'protected-resource-request',
          from: 'contact-saver',
          path: '/contacts',
          status: 200,
        },
        seen: 'The page asked the API with an access token, as every app does. The API believes nothing else.',
      },
      {
        id: 'activity',
        text: 'Open “Activity”: which app has asked for what, and when.',
        evidence: {
          message: 'protected-resource-request',
          from: 'contact-saver',
          path: '/activity',
          status: 200,
        },
        seen: 'Another token, for another audience. The one for contacts would have been refused here.',
      },
    ],
    learned: 'A token is for one audience, so that an API that is shown one cannot use it at another.',
  },
  {
    id: 'wrong-audience',
    title: 'A token at the wrong door',
    about: 'A good token of a good person, shown to an API that it is not for.',
    minutes: 3,
    section: 'RFC 9068 §4',
    tasks: [
      {
        id: 'refused',
        text: 'In a terminal in the folder of this project, get a token for your contacts, and show it at the activity log.',
        action: {
          command:
            'TOKEN=$(npm run --silent token -- --as ada --scope contacts.read)\ncurl -i -H "Authorization: Bearer $TOKEN" {contactSaverUrl}/activity',
        },
        evidence: { check: 'access-token-audience', passed: false },
        seen: 'Signature, issuer and time were right. The audience was not: the token is for {contactSaverUrl}, and the log goes by {contactSaverUrl}/activity. 401 `invalid_token`.',
      },
    ],
    learned: 'Without that check every API could use, at every other one, whatever token it is shown.',
  },
  {
    id: 'bank',
    title: 'May read, must not pay',
    about: 'A program reads what happened at your bank. It could try more than that.',
    minutes: 5,
    section: 'RFC 6749 §3.3',
    tasks: [
      {
        id: 'read',
        text: 'Start the bank report and allow it.',
        action: { command: 'npm run bank-report' },
        evidence: {
          message: 'protected-resource-request',
          path: '/bank/transactions',
          from: 'outside',
          status: 200,
        },
        seen: 'It reads your transactions, with a token for the second audience.',
      },
      {
        id: 'pay',
        text: 'Look at what it tries next.',
        evidence: {
          message: 'protected-resource-request',
          path: '/bank/transactions',
          status: 403,
          error: 'insufficient_scope',
        },
        seen: 'It tried to pay, and was refused: `transactions.create` was never asked for.',
      },
      {
        id: 'revoke',
        text: 'Revoke “Bank Report” on your account page, and watch the terminal: the token it holds lives a little longer, the next one does not come.',
        action: { label: 'Open your account page', href: '{authorizationServerUrl}/account' },
        evidence: { message: 'refresh-request', from: 'outside', status: 400, error: 'invalid_grant' },
        seen: 'Its refresh token is worth nothing: even reading has ended.',
      },
    ],
    learned: 'Scopes limit what an app may do, and revocation limits for how long.',
  },
];
