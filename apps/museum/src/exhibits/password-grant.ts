import type { Visit } from '../people/visits.ts';
import { type Sender, ask, bearer } from './ask.ts';
import type { Cast } from './cast.ts';
import { type Exhibit, titleOf, unexpected } from './exhibit.ts';

/** What is done with a token, and what is said when it works. */
interface Use {
  readonly scope: string;
  readonly method?: 'DELETE';
  readonly path: string;
  readonly success: string;
}

/** RFC 9700 §2.4: the resource owner password credentials grant must not be used. */
export function createPasswordGrant(cast: Cast): Exhibit {
  const { contactSaver, dailyQuiz, issuer, oldWriter, oldWriterToday, todaysIssuer } = cast;
  const path = '/museum/password-grant';

  /** RFC 6749 §4.3.2: the token request is the whole flow. */
  async function requestToken(app: Sender, { loot, person }: Visit, scope: string) {
    const isQuiz = app === dailyQuiz;
    const client = Buffer.from(`old-writer:${cast.clientSecret}`).toString('base64');
    const granted = await ask(app, issuer, {
      path: `${path}/token`,
      form: {
        grant_type: 'password',
        username: person.email,
        password: loot.get('password') ?? '',
        scope,
        ...(isQuiz && { client_id: 'daily-quiz' }),
      },
      headers: isQuiz ? {} : { authorization: `Basic ${client}` },
    });
    return { token: String(granted.body['access_token'] ?? ''), granted };
  }

  /** Swaps the password for a token of this scope, and uses it. @param success the title, if both were answered well */
  async function swapAndUse(app: Sender, visit: Visit, { scope, success, ...request }: Use) {
    const { granted, token } = await requestToken(app, visit, scope);
    const answer = await ask(app, contactSaver, { ...request, headers: bearer(token) });
    return { title: titleOf(success, [granted, answer]), exchanges: [granted.shown, answer.shown] };
  }

  return {
    id: 'password-grant',
    title: 'Password grant',
    section: 'RFC 6749 §4.3',
    about: 'An app swaps your password for an access token, at the token endpoint.',
    why: 'It was made for the way out of password replay: the app was to ask once, swap, and forget. No redirect, no browser, and the app’s own sign-in page stayed.',
    steps: [
      {
        id: 'grant',
        kind: 'use',
        title: 'OldWriter asks for your ContactSaver password',
        text: 'It sends it as `grant_type=password`. The answer is an access token for `birthdays.read`.',
        action: {
          passwordButton: 'Get my birthdays',
          run: async (visit) =>
            swapAndUse(oldWriter, visit, {
              scope: 'birthdays.read',
              path: `${path}/birthdays`,
              success: 'It works, and it looks like OAuth',
            }),
        },
      },
      {
        id: 'other-client',
        kind: 'attack',
        title: 'Another app with the same password',
        text: 'OldWriter’s list of passwords leaks, and DailyQuiz finds it. People have learned to type this password into any page that asks.',
        action: {
          button: 'Let DailyQuiz get a token of its own',
          run: async (visit) =>
            swapAndUse(dailyQuiz, visit, {
              scope: 'birthdays.read',
              path: `${path}/birthdays`,
              success: 'An app you have never seen is let in as yours',
            }),
        },
      },
      {
        id: 'more',
        kind: 'attack',
        title: 'OldWriter did not forget the password',
        text: 'Nobody was shown what it asks for. So it asks for more: `contacts.delete`. There is no page on which you could say no, or be asked for a second factor.',
        action: {
          button: 'Let OldWriter ask for more',
          run: async (visit) =>
            swapAndUse(oldWriter, visit, {
              scope: 'contacts.delete',
              method: 'DELETE',
              path: `${path}/contacts`,
              success: 'Granted without a question: every contact is gone',
            }),
        },
      },
      {
        id: 'today',
        kind: 'today',
        title: 'The same request at the issuer of today',
        text: 'The exhibit’s invented person is not known there, and it does not come to that.',
        action: {
          button: 'Ask the issuer of today',
          run: async ({ loot, person }) => {
            const { error, shown } = await ask(oldWriterToday, todaysIssuer, {
              path: '/token',
              form: {
                grant_type: 'password',
                client_id: 'contact-saver-docs',
                username: person.email,
                password: loot.get('password') ?? '',
              },
            });
            const refused = error === 'unsupported_grant_type';
            return { title: refused ? 'It does not know this grant' : unexpected, exchanges: [shown] };
          },
        },
      },
    ],
    lesson:
      'A token at the end does not help when the password went through the app first. The app could always do more than the token says.',
    instead:
      'The authorization code grant: you type the password at the authorization server alone, and see what is asked for before you say yes.',
  };
}
