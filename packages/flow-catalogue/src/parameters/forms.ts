import { wireEntries } from '../wire-entries.ts';

const ownForm = 'A value that only this page knows, so that no other page can send the form for you.';

/** The forms of the authorization server’s pages. */
export const decisionForms = {
  ...wireEntries('browser', {
    email: ['The e-mail address you sign in with.', 'OIDC Core §3.1.2.3', 'password'],
    password: [
      'Your password; only the authorization server gets it, and no recording keeps it.',
      'OIDC Core §3.1.2.3',
      'password',
    ],
    decision: ['The button you have pressed: `allow` or `deny`.', 'OIDC Core §3.1.2.4', 'consented'],
    scope: ['One for each box you have left ticked.', 'OIDC Core §3.1.2.4', 'consented'],
    logout: ['Your yes to signing out.', 'OIDC RP-Initiated Logout 1.0 §2'],
  }),
  ...wireEntries('authorization-server', {
    csrf: [ownForm, 'OIDC Core §3.1.2.3', 'own-form'],
    xsrf: [
      ownForm,
      'OIDC RP-Initiated Logout 1.0 §6',
      { checkedBy: 'authorization-server', against: 'Another page could sign you out.' },
    ],
    grant: ['The app whose access you end, by the number of your decision.', 'RFC 6749 §1.3'],
  }),
};

/** The forms and links of MessageWriter’s pages. */
export const messageWriterForms = wireEntries('message-writer', {
  csrf: [
    ownForm,
    'RFC 9700 §4.7',
    {
      checkedBy: 'message-writer',
      against: 'Another page could begin or end a connection in your name.',
    },
  ],
  returnTo: [
    'The page of MessageWriter where you go on afterwards.',
    'RFC 9700 §4.11.1',
    {
      checkedBy: 'message-writer',
      against: 'A link could send you from here to a page that only looks like MessageWriter.',
    },
  ],
  scope: ['The one thing more that MessageWriter would like to be allowed.', 'RFC 6749 §3.3'],
  disconnected: ['Whether the authorization server has confirmed that the access has ended.', ''],
  state: ['Whether the message to write is a draft or ready.', ''],
});

/** The form by which a client learns that a session has ended. */
export const logoutNotice = wireEntries('authorization-server', {
  logout_token: [
    'A signed statement that a session has ended, and which one.',
    'OIDC Back-Channel Logout 1.0 §2.5',
    { checkedBy: 'message-writer', against: 'Anybody on the network could sign you out of MessageWriter.' },
  ],
});

/** The query of a sign-out at the authorization server. */
export const logoutRequest = {
  ...wireEntries('authorization-server', {
    id_token_hint: [
      'The ID token of the person who signs out, so that the right session ends.',
      'OIDC RP-Initiated Logout 1.0 §2',
    ],
  }),
  ...wireEntries('message-writer', {
    post_logout_redirect_uri: [
      'Where your browser goes after signing out; it is registered beforehand.',
      'OIDC RP-Initiated Logout 1.0 §2',
      {
        checkedBy: 'authorization-server',
        against: 'A link to the sign-out page could send you to any page.',
      },
    ],
    logout_hint: ['Who is about to sign out.', 'OIDC RP-Initiated Logout 1.0 §2'],
    state: ['A value that comes back unchanged after signing out.', 'OIDC RP-Initiated Logout 1.0 §2'],
  }),
};
