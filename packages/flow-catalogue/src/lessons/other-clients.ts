import type { Lesson } from '../lesson.ts';

const reminder = { client_id: 'birthday-reminder' };

/** Hexadecimal digits: the clients that were there before have names. */
const registeredClientId = /^[0-9a-f]{32}$/;

/** Other kinds of clients, and clients that nobody has checked. */
export const otherClients: readonly Lesson[] = [
  {
    id: 'device',
    title: 'A program without a browser',
    about: 'A terminal on another machine, a television: it shows a code, and you answer somewhere else.',
    minutes: 5,
    section: 'RFC 8628 §3',
    tasks: [
      {
        id: 'code',
        text: 'Start the birthday reminder, in a terminal in the folder of this project.',
        action: { command: 'npm run birthday-reminder' },
        evidence: { message: 'device-authorization-request', status: 200, parameters: reminder },
        seen: 'It got two codes: one for you to type, and one for itself to ask with.',
      },
      {
        id: 'pending',
        text: 'Wait a few seconds, and watch it ask.',
        evidence: {
          message: 'device-token-request',
          status: 400,
          error: 'authorization_pending',
          parameters: reminder,
        },
        seen: 'Nobody has answered yet: `authorization_pending`. It asks again, and not too often.',
      },
      {
        id: 'allow',
        text: 'Open the address it shows, type the code, and allow it. (Here that is a browser of this computer; with a public address it would be any telephone.)',
        evidence: { message: 'device-token-request', status: 200, parameters: reminder },
        seen: 'The next question was answered with an access token. The terminal has never seen a page.',
      },
    ],
    learned: 'Check who has asked before you type a code: somebody could have sent you theirs.',
  },
  {
    id: 'native',
    title: 'A program on your own machine',
    about: 'It cannot keep a secret, and the answer comes back to a port of this computer.',
    minutes: 4,
    section: 'RFC 8252 §7.3',
    tasks: [
      {
        id: 'ask',
        text: 'Start the birthday reminder with your browser, and allow it.',
        action: { command: 'npm run birthday-reminder -- --browser' },
        evidence: { message: 'token-request', from: 'outside', status: 200, parameters: reminder },
        seen: 'No secret in the request: the code verifier alone shows that the same program asks.',
      },
      {
        id: 'birthdays',
        text: 'Read the birthdays in the terminal.',
        evidence: {
          message: 'protected-resource-request',
          from: 'outside',
          path: '/birthdays',
          status: 200,
        },
        seen: 'The same API, the same kind of token, another kind of client.',
      },
    ],
    learned:
      'Anybody can use the name of a public client. So you are asked each time, and PKCE protects the code.',
  },
  {
    id: 'register',
    title: 'Register your own app',
    about: 'A client that nobody has checked, usable a second later.',
    minutes: 5,
    section: 'RFC 7591 §3',
    tasks: [
      {
        id: 'form',
        text: 'Give your app a name, and register it.',
        action: { label: 'Register an app', href: '{authorizationServerUrl}/register-app' },
        evidence: { message: 'registration-form', status: 303 },
        seen: 'It has a client id now. What it says about itself nobody has checked.',
      },
      {
        id: 'use',
        text: 'Run the line that the page shows, and look at the consent page before you decide.',
        evidence: {
          message: 'token-request',
          from: 'outside',
          status: 200,
          parameters: { client_id: registeredClientId },
        },
        seen: 'The page said “Unverified app”: a name alone proves nothing.',
      },
    ],
    learned: 'Open registration makes apps easy, and makes the consent page the only line of defence.',
  },
];
