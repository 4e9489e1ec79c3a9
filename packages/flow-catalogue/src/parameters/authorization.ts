import { wireEntries } from '../wire-entries.ts';

/** The query of an authorization request, made by MessageWriter and carried by your browser. */
export const authorizationRequest = wireEntries('message-writer', {
  response_type: [
    'What MessageWriter wants to get back: `code` means a code and nothing else.',
    'RFC 6749 §3.1.1',
    'response-type',
  ],
  response_mode: [
    'How the answer comes back; here only in the query of the address, which need not be said.',
    'OAuth 2.0 Multiple Response Types 1.0 §2.1',
    {
      checkedBy: 'authorization-server',
      against: 'Behind a # the code would be open to every script of the page it reaches.',
    },
  ],
  client_id: [
    'The name under which the asking app is registered; it is no secret.',
    'RFC 6749 §2.2',
    'client-registered',
  ],
  redirect_uri: [
    'The address of MessageWriter that your browser is sent back to with the answer.',
    'RFC 6749 §3.1.2',
    'redirect-uri',
  ],
  scope: [
    'What MessageWriter asks to be allowed, as names with spaces between them.',
    'RFC 6749 §3.3',
    'scope',
  ],
  state: [
    'A random value that MessageWriter keeps and expects back, so that it knows the answer by it.',
    'RFC 6749 §4.1.1',
    'state',
  ],
  nonce: [
    'A random value that must come back inside the ID token, the signed statement about who you are.',
    'OIDC Core §3.1.2.1',
    'nonce',
  ],
  code_challenge: [
    'The hash of a secret that MessageWriter keeps for itself until later, the code verifier.',
    'RFC 7636 §4.2',
    'code-challenge',
  ],
  code_challenge_method: [
    'How the challenge was made from the verifier: `S256` means with SHA-256.',
    'RFC 7636 §4.3',
    'code-challenge',
  ],
  resource: ['The address of the API that the token will be for.', 'RFC 8707 §2', 'resource'],
  prompt: [
    'The page MessageWriter insists on: `consent` asks you even if you have said yes before.',
    'OIDC Core §3.1.2.1',
  ],
  max_age: [
    'How many seconds ago you may have signed in; if it is longer, you do it again.',
    'OIDC Core §3.1.2.1',
    'signed-in',
  ],
  login_hint: ['The e-mail address that the sign-in form is filled in with.', 'OIDC Core §3.1.2.1'],
  ui_locales: ['The languages in which the pages should be shown.', 'OIDC Core §3.1.2.1'],
  acr_values: ['How strong a sign-in MessageWriter would like.', 'OIDC Core §3.1.2.1'],
});

/** The query of an authorization response, made by the authorization server and carried by your browser. */
export const authorizationResponse = {
  ...wireEntries('authorization-server', {
    code: [
      'Stands for your yes: MessageWriter can exchange it for tokens, once and soon.',
      'RFC 6749 §4.1.2',
      'one-code',
    ],
    iss: ['The name of the authorization server that answers.', 'RFC 9207 §2', 'iss'],
    error: ['Why there is no code: `access_denied` means that you said no.', 'RFC 6749 §4.1.2.1'],
    error_description: ['The same in a sentence, for the people who make the app.', 'RFC 6749 §4.1.2.1'],
    error_uri: ['A page that explains the error.', 'RFC 6749 §4.1.2.1'],
  }),
  ...wireEntries('message-writer', {
    state: ['The value that MessageWriter sent along, unchanged.', 'RFC 6749 §4.1.2', 'state'],
  }),
};
