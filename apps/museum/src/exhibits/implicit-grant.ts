import { randomBytes } from 'node:crypto';
import { ask, bearer } from './ask.ts';
import type { Cast } from './cast.ts';
import { type Exhibit, titleOf, unexpected } from './exhibit.ts';

/** RFC 9700 §2.1.2: access tokens do not belong into the authorization response. */
export function createImplicitGrant(cast: Cast): Exhibit {
  const { contactSaver, dailyQuiz, oldWriterToday, origins, todaysIssuer } = cast;
  const path = '/museum/implicit';

  /** RFC 6749 §4.2.1; the library knows the token only beside an ID token. */
  function authorizationUrl(client: 'daily-quiz' | 'old-writer'): string {
    const origin = client === 'old-writer' ? origins.oldWriter : origins.dailyQuiz;
    const parameters = new URLSearchParams({
      client_id: client,
      response_type: 'id_token token',
      redirect_uri: `${origin}${path}/callback`,
      scope: 'openid birthdays.read',
      nonce: randomBytes(16).toString('base64url'),
    });
    return `${origins.issuer}${path}/auth?${parameters}`;
  }

  return {
    id: 'implicit',
    title: 'Implicit grant',
    section: 'RFC 6749 §4.2',
    about: 'The access token comes back in the address itself, behind the `#`.',
    why: 'Scripts of a page could not call another server’s token endpoint: browsers had no CORS. So the token came by the one way that was open, a redirect, in the part of the address that is not sent to servers.',
    steps: [
      {
        id: 'sign-in',
        kind: 'use',
        title: 'Sign in to OldWriter',
        text: 'Your browser carries the request to the issuer, and comes back with the token in the address. A script of OldWriter’s reads it.',
        action: { link: 'Sign in with ContactSaver', href: () => authorizationUrl('old-writer') },
      },
      {
        id: 'injected',
        kind: 'attack',
        title: 'Another script on the same page',
        text: 'OldWriter’s page has included “visitor statistics” from DailyQuiz. That script has read the address, too, and has sent the token home.',
        action: {
          button: 'Let DailyQuiz use what its script has read',
          run: async ({ loot }) => {
            const answer = await ask(dailyQuiz, contactSaver, {
              path: `${path}/birthdays`,
              headers: bearer(loot.get('stolenToken')),
            });
            const title = titleOf('Your birthdays, at DailyQuiz’s server', [answer]);
            return { title, exchanges: [answer.shown] };
          },
        },
      },
      {
        id: 'quiz',
        kind: 'use',
        title: 'Play a quiz',
        text: 'First press your browser’s Back button until the token is in the address again: it lies in the history. Then play: DailyQuiz asks for a token, too, and gets one of its own.',
        action: { link: 'Play DailyQuiz', href: () => authorizationUrl('daily-quiz') },
      },
      {
        id: 'substitution',
        kind: 'attack',
        title: 'DailyQuiz signs in as you, at OldWriter',
        text: 'OldWriter takes any token that ContactSaver takes for the proof of who is there. DailyQuiz hands in the one it was given for the quiz.',
        action: {
          button: 'Let DailyQuiz sign in at OldWriter',
          run: async ({ loot }) => {
            const answer = await ask(
              dailyQuiz,
              { name: 'OldWriter', origin: origins.oldWriter },
              { path: `${path}/sign-in`, form: { access_token: loot.get('quizToken') ?? '' } },
            );
            const title = titleOf('OldWriter says welcome, and means you', [answer]);
            return { title, exchanges: [answer.shown] };
          },
        },
      },
      {
        id: 'today',
        kind: 'today',
        title: 'The same request at the issuer of today',
        text: 'In the name of MessageWriter, which is registered there.',
        action: {
          button: 'Ask the issuer of today',
          run: async () => {
            const parameters = new URLSearchParams({
              client_id: 'message-writer',
              response_type: 'token',
              redirect_uri: `${origins.messageWriter}/oauth/callback`,
              scope: 'openid',
            });
            const { error, shown } = await ask(oldWriterToday, todaysIssuer, { path: `/auth?${parameters}` });
            const refused = error === 'unsupported_response_type';
            return {
              title: refused ? 'It does not know this response type' : unexpected,
              exchanges: [shown],
            };
          },
        },
      },
    ],
    lesson:
      'What is in the address is in the history, and open to every script of the page. And an access token says what may be opened, not who is there or for whom it was made.',
    instead:
      'A code in the address, worth nothing without the verifier that the app has kept, and an ID token whose audience is checked.',
  };
}
