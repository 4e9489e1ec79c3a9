import type { Visit } from '../people/visits.ts';
import { type Sender, ask, bearer } from './ask.ts';
import type { Cast } from './cast.ts';
import { type Exhibit, failed, titleOf } from './exhibit.ts';

type Api = 'calendar' | 'contacts';

/** RFC 6749 §1: where every API checks the password itself, every API sees it. */
export function createTwoApis({ contactSaver, dailyQuiz, oldWriter }: Cast): Exhibit {
  const names: Readonly<Record<Api, string>> = { contacts: 'Contacts API', calendar: 'Calendar API' };
  const to = (api: Api) => ({ ...contactSaver, name: names[api] });

  async function signIn(app: Sender, api: Api, { loot, person }: Visit) {
    const form = { email: person.email, password: loot.get('password') ?? '' };
    const signedIn = await ask(app, to(api), { path: `/museum/two-apis/${api}/sign-in`, form });
    return { token: String(signedIn.body['access_token'] ?? ''), signedIn };
  }

  const read = (app: Sender, api: Api, token: string, method: 'DELETE' | 'GET' = 'GET') =>
    ask(app, to(api), { method, path: `/museum/two-apis/${api}/items`, headers: bearer(token) });

  return {
    id: 'two-apis',
    title: 'A token of each API’s own',
    section: 'RFC 6749 §1',
    about: 'Two APIs check the password themselves, and each hands out a token that only it understands.',
    why: 'A token instead of a session was a step forward. But every API had its own accounts code, its own sign-in, and its own idea of a token.',
    steps: [
      {
        id: 'sign-in',
        kind: 'use',
        title: 'OldWriter signs in twice',
        text: 'It needs contacts and calendar. Each API wants your password before it gives anything.',
        action: {
          passwordButton: 'Get both',
          run: async (visit) => {
            const [contacts, calendar] = [
              await signIn(oldWriter, 'contacts', visit),
              await signIn(oldWriter, 'calendar', visit),
            ];
            const first = await read(oldWriter, 'contacts', contacts.token);
            const second = await read(oldWriter, 'calendar', calendar.token);
            const answers = [contacts.signedIn, calendar.signedIn, first, second];
            return {
              title: titleOf('Two tokens, and three programs that have seen your password', answers),
              exchanges: answers.map(({ shown }) => shown),
            };
          },
        },
      },
      {
        id: 'crossed',
        kind: 'use',
        title: 'One token at the other API',
        text: 'Nobody but the API that made it can read such a token. A third API would want the password again: OldWriter has to keep it.',
        action: {
          button: 'Show the calendar’s token to the contacts',
          run: async (visit) => {
            const { signedIn, token } = await signIn(oldWriter, 'calendar', visit);
            const answer = await read(oldWriter, 'contacts', token);
            return {
              title: answer.status === 401 ? 'Refused: it is a word that only the calendar knows' : failed,
              exchanges: [signedIn.shown, answer.shown],
            };
          },
        },
      },
      {
        id: 'breach',
        kind: 'attack',
        title: 'Somebody breaks into the calendar',
        text: 'The calendar is the smaller of the two, and its logs hold what came in: your password. That one opens the contacts, too.',
        action: {
          button: 'Use what the calendar has seen at the contacts',
          run: async (visit) => {
            const thief = { ...dailyQuiz, name: 'A thief' };
            const { signedIn, token } = await signIn(thief, 'contacts', visit);
            const answer = await read(thief, 'contacts', token, 'DELETE');
            return {
              title: titleOf('The contacts are gone, though nobody broke into them', [signedIn, answer]),
              exchanges: [signedIn.shown, answer.shown],
            };
          },
        },
      },
    ],
    lesson:
      'The weakest API decides how safe the password is. And no API can say no to one app: it knows people, not apps.',
    instead:
      'One authorization server sees the password. Every API checks a signed access token, made for it alone: one that is stolen at the calendar is refused at the contacts.',
  };
}
