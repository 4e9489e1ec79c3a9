import { wireEntries } from '../wire-entries.ts';

/** The form of a token request, for a code or for a refresh token. */
export const tokenRequest = {
  ...wireEntries('message-writer', {
    grant_type: [
      'What is handed in: `authorization_code` for a code, `refresh_token` for a refresh token.',
      'RFC 6749 §4.1.3',
      'grant-type',
    ],
    redirect_uri: [
      'The address the code was sent to, the same as in the authorization request.',
      'RFC 6749 §4.1.3',
      'redirect-uri-again',
    ],
    code_verifier: [
      'The secret behind the challenge; until now only MessageWriter knew it.',
      'RFC 7636 §4.5',
      'code-verifier',
    ],
    resource: [
      'The API that the access token is for; left out, the token is good for userinfo only.',
      'RFC 8707 §2.2',
    ],
    scope: ['A smaller choice of what was granted, if a smaller token is enough.', 'RFC 6749 §6'],
  }),
  ...wireEntries('authorization-server', {
    code: ['The code that your browser has brought.', 'RFC 6749 §4.1.3', 'code'],
    refresh_token: [
      'The refresh token that is used, and used up, by this request.',
      'RFC 6749 §6',
      'refresh-token-unused',
    ],
    client_secret: [
      'The app’s own password; here it travels in the `Authorization` header instead.',
      'RFC 6749 §2.3.1',
      'client-authentication',
    ],
  }),
};

/** The form of a token request of a client for itself. */
export const clientTokenRequest = wireEntries('message-writer', {
  grant_type: [
    '`client_credentials`: nothing is handed in but the proof of who asks.',
    'RFC 6749 §4.4.2',
    'grant-type',
  ],
  scope: ['What the app would like to do in its own name.', 'RFC 6749 §4.4.2', 'client-scope'],
  resource: ['The API that the access token is for.', 'RFC 8707 §2.2', 'client-scope'],
});

/** The JSON that answers it. */
export const clientTokenResponse = wireEntries('authorization-server', {
  access_token: [
    'What MessageWriter shows the API when it speaks for itself.',
    'RFC 6749 §4.4.3',
    'client-token-response',
  ],
  scope: ['What the app may do in its own name.', 'RFC 6749 §5.1', 'client-token-response'],
});

/** The JSON of a token response. */
export const tokenResponse = wireEntries('authorization-server', {
  access_token: [
    'What MessageWriter shows the API from now on; it works for whoever holds it.',
    'RFC 6749 §5.1',
    'token-response',
  ],
  token_type: [
    'How the access token is used: `Bearer` means that holding it is enough.',
    'RFC 6749 §7.1',
    'token-response',
  ],
  expires_in: ['How many seconds the access token lives.', 'RFC 6749 §5.1'],
  refresh_token: [
    'What MessageWriter hands in later to get a new access token without asking you.',
    'RFC 6749 §1.5',
  ],
  id_token: [
    'A signed statement for MessageWriter about who signed in.',
    'OIDC Core §3.1.3.3',
    'id-token-signature',
  ],
  scope: [
    'What you have allowed, which may be less than what was asked for.',
    'RFC 6749 §5.1',
    {
      checkedBy: 'message-writer',
      against: 'MessageWriter would promise what it is not allowed to do.',
    },
  ],
  error: ['Why there is no token.', 'RFC 6749 §5.2'],
  error_description: ['The same in a sentence, for the people who make the app.', 'RFC 6749 §5.2'],
});

const tokenTypeHint = {
  token_type_hint: ['What kind of token it is, so that it is found sooner.', 'RFC 7009 §2.1'],
} as const;

/** The form of a revocation request. */
export const revocationRequest = {
  ...wireEntries('message-writer', tokenTypeHint),
  ...wireEntries('authorization-server', {
    token: ['The token that is no longer needed.', 'RFC 7009 §2.1', 'token-owner'],
  }),
};

/** The form of an introspection request. */
export const introspectionRequest = {
  ...wireEntries('contact-saver', tokenTypeHint),
  ...wireEntries('authorization-server', {
    token: ['The token that somebody has shown to the API.', 'RFC 7662 §2.1'],
  }),
};

/** What only the answer to an introspection request has; its other members are claims. */
export const introspectionResponse = wireEntries('authorization-server', {
  active: ['Whether the token is good at this moment.', 'RFC 7662 §2.2', 'token-active'],
  username: ['The person behind the token, in words that people can read.', 'RFC 7662 §2.2'],
});
