import type { Lesson } from '../lesson.ts';

const messageWriter = { label: 'Open MessageWriter', href: '{messageWriterUrl}/' } as const;

/** The main story, and its refusals. */
export const mainStory: readonly Lesson[] = [
  {
    id: 'connect',
    title: 'Let an app in without your password',
    about: 'MessageWriter gets at the birthdays in ContactSaver, and never sees a password.',
    minutes: 5,
    section: 'RFC 6749 §4.1',
    tasks: [
      {
        id: 'ask',
        text: 'Press “Connect ContactSaver” in MessageWriter; if you are connected, press “Disconnect” first.',
        action: messageWriter,
        evidence: { message: 'authorization-request', parameters: { client_id: 'message-writer' } },
        seen: 'Your browser carried the request to ContactSaver Accounts. Look at the address: `code_challenge` is there, the verifier is not.',
      },
      {
        id: 'allow',
        text: 'Sign in as `ada@example.com`, if you are asked to; leave everything ticked, and press “Allow”.',
        evidence: {
          message: 'consent-decision',
          status: 303,
          parameters: { decision: 'allow', scope: /email.*contacts\.read.*offline_access/ },
        },
        seen: 'What you typed and what you decided went to ContactSaver Accounts. MessageWriter was not on the way.',
      },
      {
        id: 'birthdays',
        text: 'Look at the birthdays.',
        evidence: {
          message: 'protected-resource-request',
          from: 'message-writer',
          path: '/birthdays',
          status: 200,
        },
        seen: 'MessageWriter showed an access token, and ContactSaver checked it by itself.',
      },
    ],
    learned:
      'The app has a key of its own, for what you have allowed, and for a while. The password stayed between you and ContactSaver.',
  },
  {
    id: 'deny',
    title: 'Say no',
    about: 'An app that is refused learns that it is refused, and nothing else.',
    minutes: 2,
    section: 'RFC 6749 §4.1.2.1',
    tasks: [
      {
        id: 'deny',
        text: 'Disconnect if you are connected, connect again, and press “Deny”.',
        action: messageWriter,
        evidence: { message: 'authorization-response', parameters: { error: 'access_denied' } },
        seen: 'The answer says `error=access_denied`. There is no code in it, and no token request follows.',
      },
    ],
    learned: 'A refusal is an answer of the protocol like any other, and your browser brings it back.',
  },
  {
    id: 'insufficient-scope',
    title: 'A scope that was not granted',
    about: 'What you untick is missing where it would be used: the API says so, not the app.',
    minutes: 4,
    section: 'RFC 6750 §3.1',
    tasks: [
      {
        id: 'untick',
        text: 'Disconnect if you are connected, connect, untick “read your contacts”, and press “Allow”.',
        action: messageWriter,
        evidence: {
          message: 'protected-resource-request',
          path: '/contacts',
          from: 'message-writer',
          status: 403,
          error: 'insufficient_scope',
        },
        seen: 'ContactSaver answered 403 `insufficient_scope`, and named the scope that is needed.',
      },
      {
        id: 'step-up',
        text: 'Press “Ask me on ContactSaver’s page” in the notice, and allow it now.',
        evidence: {
          message: 'protected-resource-request',
          path: '/contacts',
          from: 'message-writer',
          status: 200,
        },
        seen: 'The same request, with a new access token that holds the scope.',
      },
    ],
    learned:
      'A scope limits what a token opens. What you left out can be asked for again, when it is needed.',
  },
  {
    id: 'without-openid',
    title: 'Access without a name',
    about: 'OAuth 2.0 hands out access; who you are is what OpenID Connect adds.',
    minutes: 3,
    section: 'OIDC Core §1',
    tasks: [
      {
        id: 'connect',
        text: 'Disconnect, open “Without knowing who you are” on MessageWriter’s first page, and connect.',
        action: messageWriter,
        evidence: {
          message: 'authorization-request',
          parameters: { client_id: 'message-writer', scope: 'birthdays.read contacts.read' },
        },
        seen: 'The request has no `openid` in its scope, and no `nonce`.',
      },
      {
        id: 'birthdays',
        text: 'Allow it, and look at the birthdays.',
        evidence: {
          message: 'protected-resource-request',
          from: 'message-writer',
          path: '/birthdays',
          status: 200,
        },
        seen: 'The birthdays arrived, and MessageWriter does not know whose they are.',
      },
    ],
    learned: 'An access token tells the app nothing. An ID token opens nothing.',
  },
  {
    id: 'harden',
    title: 'Harden it',
    about: 'Three switches for when more is at stake, and what each of them changes on the wire.',
    minutes: 6,
    section: 'RFC 9700 §2.2.1',
    tasks: [
      {
        id: 'push',
        text: 'Disconnect, open “Harden it”, leave all three switched on, and press “Connect hardened”.',
        action: messageWriter,
        evidence: { message: 'pushed-authorization-request', status: 201 },
        seen: 'The request went from server to server. Your browser carried a name for it.',
      },
      {
        id: 'bound',
        text: 'Look at the birthdays.',
        evidence: { check: 'dpop-proof', passed: true },
        seen: 'The access token came with a proof, signed for this one request. A copy of the token is worth nothing.',
      },
    ],
    learned:
      'Now compare an ordinary run with this one, under “Compare” above: a thief finds there what is missing here.',
  },
];
