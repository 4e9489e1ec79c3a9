import type { SignInError } from '../sign-in/errors.ts';
import type { WebProblem } from './problem-page.tsx';

/** What can go wrong in the address book, in words. */
export const problems = {
  foreignForm: {
    status: 403,
    title: 'This form is not from here',
    text: 'It did not come from a page of ContactSaver in this browser, so nothing was done. Open the page again and retry.',
    offer: 'address book',
  },
  unavailable: {
    status: 503,
    title: 'ContactSaver cannot be reached',
    text: 'Something that this page needs does not answer at the moment. Nothing was changed. Wait a moment, then try again.',
    offer: 'address book',
  },
  unknownOutcome: {
    status: 503,
    title: 'ContactSaver did not answer',
    text: 'What you have sent may have arrived, or not. Look into your address book before you try again: sent twice, it could be there twice.',
    offer: 'address book',
  },
  tooManyContacts: {
    status: 422,
    title: 'These are too many for one file',
    text: 'You have more than 10,000 contacts, and a file takes no more. None was left out of a file: there is no file.',
    offer: 'address book',
  },
  notFound: {
    status: 404,
    title: 'There is nothing here',
    text: 'Either it never was, or it was deleted, or it is not yours.',
    offer: 'address book',
  },
  tooLarge: {
    status: 413,
    title: 'This is too large',
    text: 'What you have sent is larger than ContactSaver takes. A file of contacts may have 256 KB. Nothing was changed.',
    offer: 'address book',
  },
  badRequest: {
    status: 400,
    title: 'This cannot be read',
    text: 'What your browser has sent is not what this page expects. Nothing was changed.',
    offer: 'address book',
  },
  unexpected: {
    status: 500,
    title: 'Something went wrong on our side',
    text: 'It was not you. Try again; if it happens again, it is in our log.',
    offer: 'address book',
  },
} as const satisfies Record<string, WebProblem>;

const foreignAnswer: WebProblem = {
  status: 403,
  title: 'This answer is not for this browser',
  text: 'It belongs to a sign-in that this browser did not begin, or that is over. If somebody sent you this link: it would have signed you in to their account. Nothing was done.',
  offer: 'sign in',
};

const badAnswer: WebProblem = {
  status: 400,
  title: 'You are not signed in',
  text: 'The answer of the authorization server is not one we can believe. Nothing was kept of it.',
  offer: 'sign in',
};

const signInAway: WebProblem = {
  ...problems.unavailable,
  title: 'ContactSaver’s sign-in cannot be reached',
  offer: 'sign in',
};

const signInProblems: Readonly<Partial<Record<SignInError['fault'], WebProblem>>> = {
  state: foreignAnswer,
  denied: { ...badAnswer, status: 403, text: 'You said no at ContactSaver Accounts. Nothing was kept.' },
  unanswered: signInAway,
  unavailable: signInAway,
};

/** The outside hears the same of every answer that is not to be believed; which check it was is in our log. */
export function signInProblem({ fault }: SignInError): WebProblem {
  return signInProblems[fault] ?? badAnswer;
}
