import type { Lesson } from '../lesson.ts';

const museum = { command: 'npm run museum' } as const;

/** Retired ways, done and attacked in the museum. */
export const museumLessons: readonly Lesson[] = [
  {
    id: 'password-replay',
    title: 'Give your password away',
    about: 'An app that has your password is you, for everything, and cannot be stopped alone.',
    minutes: 5,
    section: 'RFC 6749 §1',
    tasks: [
      {
        id: 'type',
        text: 'Open the museum at the address the command prints, go to “Password replay”, and type the exhibit’s password.',
        action: museum,
        evidence: { message: 'museum-password-replay', from: 'message-writer', status: 204 },
        seen: 'OldWriter signed in at ContactSaver. Nothing in the request tells it from you.',
      },
      {
        id: 'delete',
        text: 'Give it to the second app, and let OldWriter delete every contact.',
        evidence: {
          message: 'museum-session-request',
          from: 'message-writer',
          path: '/contacts',
          status: 200,
        },
        seen: 'It asked for birthdays, and could delete. A password has no scope.',
      },
      {
        id: 'change',
        text: 'Take it back in the only way there is, and let both apps try again.',
        evidence: { message: 'museum-password-replay', from: 'outside', status: 401 },
        seen: 'The app that did nothing wrong is locked out, too.',
      },
    ],
    learned: 'There was nothing to revoke but the password itself. That is what an access token is for.',
  },
  {
    id: 'password-grant',
    title: 'Swap a password for a token',
    about: 'The password grant ends with a token, and begins with the mistake it was to mend.',
    minutes: 5,
    section: 'RFC 9700 §2.4',
    tasks: [
      {
        id: 'grant',
        text: 'Open the museum, go to “Password grant”, and type the exhibit’s password.',
        action: museum,
        evidence: {
          message: 'museum-password-grant',
          status: 200,
          parameters: { grant_type: 'password', scope: 'birthdays.read' },
        },
        seen: 'Name and password in, token out. No page told you what it may do, and nobody asked you.',
      },
      {
        id: 'other-client',
        text: 'Let another app use the same password.',
        evidence: {
          message: 'museum-password-grant',
          from: 'outside',
          status: 200,
          parameters: { client_id: 'daily-quiz' },
        },
        seen: 'The issuer cannot know that you have never seen this app.',
      },
      {
        id: 'more',
        text: 'Let OldWriter ask for more than it said.',
        evidence: {
          message: 'museum-password-grant',
          status: 200,
          parameters: { scope: 'contacts.delete' },
        },
        seen: 'A scope that nobody was shown is granted all the same.',
      },
      {
        id: 'today',
        text: 'Send the same request to the issuer of today.',
        evidence: { message: 'token-request', status: 400, error: 'unsupported_grant_type' },
        seen: 'It answered `unsupported_grant_type`, before it had looked at the password.',
      },
    ],
    learned: 'A page of the authorization server is where people say yes, or no, or show a second factor.',
  },
  {
    id: 'implicit-grant',
    title: 'A token in the address',
    about: 'What comes back in the address can be read, kept, and handed in somewhere else.',
    minutes: 7,
    section: 'RFC 9700 §2.1.2',
    tasks: [
      {
        id: 'sign-in',
        text: 'Open the museum, go to “Implicit grant”, and sign in to OldWriter.',
        action: museum,
        evidence: { message: 'museum-token-login', from: 'browser', status: 200 },
        seen: 'The token came in the address, and OldWriter took it for the proof of who you are.',
      },
      {
        id: 'injected',
        text: 'Let DailyQuiz use what its script has read in OldWriter’s page.',
        evidence: { message: 'museum-resource-request', from: 'outside', path: '/birthdays', status: 200 },
        seen: 'The same token, shown by somebody else: the API cannot tell.',
      },
      {
        id: 'substitution',
        text: 'Play DailyQuiz, then let it sign in at OldWriter with its own token.',
        evidence: { message: 'museum-token-login', from: 'outside', status: 200 },
        seen: 'A token that was made for another app opened OldWriter, in your name.',
      },
      {
        id: 'today',
        text: 'Send the request to the issuer of today.',
        evidence: {
          message: 'authorization-request',
          error: 'unsupported_response_type',
          parameters: { response_type: 'token' },
        },
        seen: 'It answered `unsupported_response_type`. A code and its verifier took the place of the token.',
      },
    ],
    learned: 'An access token is no proof of who is there. An ID token names the app it was made for.',
  },
  {
    id: 'two-apis',
    title: 'Two APIs, two passwords seen',
    about: 'Where every API checks the password, the weakest of them decides how safe it is.',
    minutes: 4,
    section: 'RFC 6749 §1',
    tasks: [
      {
        id: 'sign-in',
        text: 'Open the museum, go to “A token of each API’s own”, and type the exhibit’s password.',
        action: museum,
        evidence: { message: 'museum-api-sign-in', from: 'message-writer', status: 200, times: 2 },
        seen: 'The password went to two APIs, and each made a token of its own.',
      },
      {
        id: 'breach',
        text: 'Try one token at the other API, then break into the calendar.',
        evidence: { message: 'museum-api-request', from: 'outside', status: 200 },
        seen: 'What the calendar had seen opened the contacts.',
      },
    ],
    learned: 'Today the authorization server alone sees the password, and each API gets tokens made for it.',
  },
];
