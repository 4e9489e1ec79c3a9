import type { WireEntry } from './entry.ts';
import { wireEntries } from './wire-entries.ts';

/**
 * What each scope opens, for somebody who reads along. What it means to the person who is asked is said once, in
 * `@ecosystem/types/scopes`.
 */
export const scopes: Readonly<Record<string, WireEntry>> = {
  ...wireEntries('standard', {
    openid: ['Makes this a request of OpenID Connect: an ID token comes along.', 'OIDC Core §3.1.2.1'],
    profile: ['Opens the claims `name` and `zoneinfo`.', 'OIDC Core §5.4'],
    email: ['Opens the claims `email` and `email_verified`.', 'OIDC Core §5.4'],
    offline_access: ['Lets the refresh token work on when you have signed out.', 'OIDC Core §11'],
  }),
  ...wireEntries('contact-saver', {
    'birthdays.read': [
      'Opens `GET /birthdays`: first name, day and month.',
      'RFC 6749 §3.3',
      'scope-sufficient',
    ],
    'contacts.read': [
      'Opens `GET /contacts`, with e-mail, phone and notes.',
      'RFC 6749 §3.3',
      'scope-sufficient',
    ],
    'contacts.write': [
      'Opens adding, changing and deleting; MessageWriter asks for it when you add a birthday.',
      'RFC 6749 §3.3',
      'scope-sufficient',
    ],
    'activity.read': ['Opens the list of who has read what, and when.', 'RFC 6749 §3.3', 'scope-sufficient'],
    'transactions.read': ['Opens `GET /bank/transactions`.', 'RFC 6749 §3.3', 'scope-sufficient'],
    'transactions.create': [
      'Opens `POST /bank/transactions`; who may read may not pay.',
      'RFC 6749 §3.3',
      'scope-sufficient',
    ],
    'occasions.read': [
      'Opens public holidays; they are nobody’s data, so nobody is asked.',
      'RFC 6749 §4.4',
      'scope-sufficient',
    ],
  }),
};
