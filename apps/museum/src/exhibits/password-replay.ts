import type { Visit } from '../people/visits.ts';
import { type Answer, type Sender, ask } from './ask.ts';
import type { Cast } from './cast.ts';
import { type Exhibit, failed, titleOf } from './exhibit.ts';

/** RFC 6749 §1: sharing the password gives an app everything, for as long as the password lives. */
export function createPasswordReplay({ contactSaver, dailyQuiz, oldWriter }: Cast): Exhibit {
  const oldCalendar = { ...dailyQuiz, name: 'OldCalendar' };
  const path = '/museum/password-replay';

  /** What an app does that has your password: it is you. */
  async function signIn(app: Sender, { loot, person }: Visit): Promise<{ answer: Answer; cookie: string }> {
    const form = { email: person.email, password: loot.get('password') ?? '' };
    const answer = await ask(app, contactSaver, { path: `${path}/sign-in`, form });
    return { answer, cookie: answer.headers.get('set-cookie')?.split(';')[0] ?? '' };
  }

  /** Signs in and uses what that opens; `title` says what has happened then. */
  const use =
    (app: Sender, method: 'DELETE' | 'GET', resource: string, title: string) => async (visit: Visit) => {
      const { answer, cookie } = await signIn(app, visit);
      const second = await ask(app, contactSaver, {
        method,
        path: `${path}/${resource}`,
        headers: { cookie },
      });
      return { title: titleOf(title, [answer, second]), exchanges: [answer.shown, second.shown] };
    };

  return {
    id: 'password-replay',
    title: 'Password replay',
    section: 'RFC 6749 §1',
    about: 'An app asks for your password, keeps it, and signs in as you.',
    why: 'ContactSaver had a sign-in page and nothing for apps. Whoever wanted to read the birthdays for you had to pretend to be you.',
    steps: [
      {
        id: 'sign-in',
        kind: 'use',
        title: 'OldWriter asks for your ContactSaver password',
        text: 'You type it into a page of OldWriter. OldWriter keeps it, and replays it at ContactSaver’s own sign-in.',
        action: {
          passwordButton: 'Get my birthdays',
          run: use(oldWriter, 'GET', 'birthdays', 'It works: OldWriter has the birthdays, and your password'),
        },
      },
      {
        id: 'second-app',
        kind: 'use',
        title: 'A second app wants it, too',
        text: 'OldCalendar needs the birthdays as well, and works in the same way. Now three parties know one password.',
        action: {
          button: 'Give it to OldCalendar, too',
          run: use(oldCalendar, 'GET', 'birthdays', 'OldCalendar has the birthdays, and your password'),
        },
      },
      {
        id: 'delete',
        kind: 'attack',
        title: 'What else OldWriter can do',
        text: 'It asked for birthdays. The password it kept opens everything that you can open, without you, at any time.',
        action: {
          button: 'Let OldWriter delete every contact',
          run: use(oldWriter, 'DELETE', 'contacts', 'Every contact is gone. To ContactSaver it was you'),
        },
      },
      {
        id: 'change',
        kind: 'use',
        title: 'Take it back',
        text: 'ContactSaver knows of no app that could be revoked: it has only ever seen you. What is left is to change the password.',
        action: { foreignButton: 'Change my password at ContactSaver', postTo: `${path}/new-password` },
      },
      {
        id: 'locked-out',
        kind: 'use',
        title: 'Who is locked out',
        text: 'Both apps try again with the password they have kept.',
        action: {
          button: 'Let both of them try again',
          run: async (visit) => {
            const [first, second] = [await signIn(oldWriter, visit), await signIn(oldCalendar, visit)];
            const areOut = [first, second].every(({ answer }) => answer.status === 401);
            return {
              title: areOut ? 'OldWriter is out, and so is OldCalendar, which did nothing wrong' : failed,
              exchanges: [first.answer.shown, second.answer.shown],
            };
          },
        },
      },
    ],
    lesson:
      'A password is everything or nothing: no scope, no end, no way to take it back from one app alone, and no way to tell the app from you.',
    instead:
      'An access token: for one app, for what you ticked, for minutes, and it can be taken back for this app alone.',
  };
}
