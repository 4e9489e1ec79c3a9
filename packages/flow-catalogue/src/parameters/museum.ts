import { wireEntries } from '../wire-entries.ts';

const watched = {
  checkedBy: 'authorization-server',
  against: 'It is a password all the same: whoever has carried it can use it again, for anything.',
} as const;

/** What the forms and requests of retired ways consist of. */
export const retiredRequests = {
  ...wireEntries('browser', {
    csrf: [
      'A value that only the exhibit’s page knows, so that no other page can send its forms.',
      'RFC 9700 §4.7',
    ],
    email: ['The e-mail address of the exhibit’s invented person.', 'RFC 6749 §1'],
    password: ['The exhibit’s password; no recording keeps it.', 'RFC 6749 §4.3.2', watched],
  }),
  ...wireEntries('message-writer', {
    username: ['The name that belongs to the password.', 'RFC 6749 §4.3.2'],
    access_token: ['The token an app was given, handed on in a form.', 'RFC 6749 §10.16'],
  }),
};

/** What an authorization response has in its fragment when there is no code. */
export const retiredResponses = wireEntries('authorization-server', {
  access_token: ['The access token itself, which works for whoever holds it.', 'RFC 6749 §4.2.2'],
  id_token: [
    'A signed statement about who signed in; the library knows this answer only with one.',
    'OIDC Core §3.2.2.5',
  ],
});
