import type { Lesson } from '../lesson.ts';

/** A client that is nothing but a script in the browser, and what a script that does not belong there can reach. */
export const browserApp: readonly Lesson[] = [
  {
    id: 'browser-app',
    title: 'A client in the browser',
    about: 'The same job without a server: a script asks, holds the token, and calls the API.',
    minutes: 5,
    section: 'RFC 10017 §6.3',
    tasks: [
      {
        id: 'ask',
        text: 'Open the app in the browser, and connect.',
        action: { label: 'MessageWriter in the browser', href: '{messageWriterBrowserUrl}' },
        evidence: {
          message: 'authorization-request',
          from: 'browser',
          parameters: { client_id: 'message-writer-browser', code_challenge_method: 'S256' },
        },
        seen: 'One scope, a state and a code challenge. There is no secret: whoever reads the page could read it.',
      },
      {
        id: 'token',
        text: 'Allow it, and look who sends the token request.',
        evidence: {
          message: 'token-request',
          from: 'browser',
          status: 200,
          parameters: { client_id: 'message-writer-browser' },
        },
        seen: 'Your browser sent it, from a script. The answer names the one origin whose scripts may read it.',
      },
      {
        id: 'birthdays',
        text: 'Read the birthdays. In the inspector, the headers of that call name its `Origin`.',
        evidence: {
          message: 'protected-resource-request',
          from: 'browser',
          path: '/birthdays',
          status: 200,
        },
        seen: 'The access token travelled in a header, from the page itself to the API.',
      },
    ],
    learned:
      'It works, and the token is where every script of the page is. A reload forgets it; a thief would not.',
  },
  {
    id: 'injected-script',
    title: 'What an injected script can reach',
    about: 'One script, let loose in two apps that do the same job: in the browser, and on a server.',
    minutes: 6,
    section: 'RFC 10017 §5.1.1',
    tasks: [
      {
        id: 'in-browser',
        text: 'Open the exhibit, choose the browser’s copy, connect it, and press “Inject it”.',
        action: { label: 'The exhibit', href: '{xssExhibitUrl}' },
        evidence: {
          message: 'protected-resource-request',
          from: 'outside',
          path: '/birthdays',
          status: 200,
          parameters: { days: '366' },
        },
        seen: 'A call to the API that your browser did not send: the token was taken, and used elsewhere.',
      },
      {
        id: 'connect',
        text: 'Go back, choose the server’s copy, and connect it.',
        evidence: {
          message: 'token-request',
          from: 'outside',
          status: 200,
          parameters: { client_id: 'xss-exhibit-server' },
        },
        seen: 'The token went to a server. Your browser got a cookie that no script can read.',
      },
      {
        id: 'on-server',
        text: 'Press “Inject it” there.',
        evidence: {
          message: 'protected-resource-request',
          from: 'outside',
          path: '/birthdays',
          status: 200,
          times: 3,
        },
        seen: 'The script found no token. The calls are the server’s: one for the page, the others because the script made the page ask again while it was open.',
      },
    ],
    learned:
      'A backend for frontend does not stop a script, but it keeps the token from it. Nothing replaces not letting it in.',
  },
];
