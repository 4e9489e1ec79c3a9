import { checksOf } from './check.ts';

const oauth = 'apps/message-writer/src/oauth';

/** What the client decides, in the order in which it does. */
export const messageWriterChecks = {
  ...checksOf('message-writer', ['metadata-request'], {
    'metadata-issuer': [
      'The metadata is the issuer’s own',
      'RFC 8414 §3.3',
      `${oauth}/discover-authorization-server.ts`,
      'Metadata of somebody else would send codes and secrets to somebody else’s token endpoint.',
    ],
  }),
  ...checksOf('message-writer', ['authorization-response'], {
    'session-binding': [
      'The answer came to the browser that asked',
      'RFC 9700 §4.7',
      'apps/message-writer/src/flow/finish-authorization.ts',
      'An attacker could make your browser deliver the attacker’s code, and you would write into their account.',
    ],
    'answer-once': [
      'This answer has not been used before',
      'RFC 6749 §4.1.2',
      'apps/message-writer/src/flow/finish-authorization.ts',
      'A reload, or somebody with your browser history, would redeem the code again.',
    ],
    state: [
      'state is the one we sent',
      'RFC 9700 §4.7',
      `${oauth}/validate-authorization-response.ts`,
      'Without it anybody could start a flow and let you finish it.',
    ],
    iss: [
      'iss names the issuer we asked',
      'RFC 9207 §2.4',
      `${oauth}/validate-authorization-response.ts`,
      'A client of two authorization servers could be tricked into sending one’s code to the other (mix-up).',
    ],
    'one-code': [
      'There is exactly one code, and no error',
      'RFC 6749 §4.1.2',
      `${oauth}/validate-authorization-response.ts`,
      'Two codes mean that somebody has added one.',
    ],
  }),
  ...checksOf('message-writer', ['token-request'], {
    'token-response': [
      'The token response is complete and well formed',
      'RFC 6749 §5.1',
      `${oauth}/validate-id-token.ts`,
      'Half an answer is not an answer: nothing of it may be used.',
    ],
    'id-token-issuer': [
      'The ID token is from our issuer',
      'OIDC Core §3.1.3.7',
      `${oauth}/validate-id-token.ts`,
      'Another issuer could name any person it likes.',
    ],
    'id-token-audience': [
      'The ID token is meant for this client',
      'OIDC Core §3.1.3.7',
      `${oauth}/validate-id-token.ts`,
      'Another app’s ID token would sign its users in here.',
    ],
    'id-token-expiry': [
      'The ID token has not expired',
      'OIDC Core §3.1.3.7',
      `${oauth}/validate-id-token.ts`,
      'An old ID token that leaked somewhere would still say who you are.',
    ],
    nonce: [
      'nonce in the ID token is the one we sent',
      'OIDC Core §3.1.3.7',
      `${oauth}/validate-id-token.ts`,
      'An ID token from another flow could be slipped into this one.',
    ],
    'id-token-signature': [
      'The issuer’s key has signed the ID token',
      'OIDC Core §3.1.3.7',
      `${oauth}/validate-id-token.ts`,
      'Anybody can write a token; only the issuer can sign it.',
    ],
  }),
  ...checksOf('message-writer', ['client-token-request'], {
    'client-token-response': [
      'The answer holds a token with the scope that was asked for, and nothing for later',
      'RFC 6749 §4.4.3',
      `${oauth}/request-client-token.ts`,
      'MessageWriter would go on with a token that opens something else.',
    ],
  }),
  ...checksOf('message-writer', ['userinfo-request'], {
    'userinfo-subject': [
      'Userinfo speaks of the same person as the ID token',
      'OIDC Core §5.3.2',
      `${oauth}/request-userinfo.ts`,
      'With a swapped access token somebody else’s profile would end up in your session.',
    ],
  }),
  ...checksOf('message-writer', ['backchannel-logout'], {
    'logout-token-signature': [
      'The issuer’s key has signed the logout token',
      'OIDC Back-Channel Logout 1.0 §2.6',
      `${oauth}/validate-logout-token.ts`,
      'Anybody could log out everybody.',
    ],
    'logout-token-type': [
      'It is a logout token by its type',
      'OIDC Back-Channel Logout 1.0 §2.4',
      `${oauth}/validate-logout-token.ts`,
      'An ID token or an access token, which others have seen, would log people out.',
    ],
    'logout-token-issuer': [
      'The logout token is from our issuer',
      'OIDC Back-Channel Logout 1.0 §2.6',
      `${oauth}/validate-logout-token.ts`,
      'Another issuer could log out people that are not its own.',
    ],
    'logout-token-audience': [
      'The logout token is meant for this client',
      'OIDC Back-Channel Logout 1.0 §2.6',
      `${oauth}/validate-logout-token.ts`,
      'Another app could pass on the logout token that it was sent.',
    ],
    'logout-token-expiry': [
      'The logout token is of this moment',
      'OIDC Back-Channel Logout 1.0 §2.6',
      `${oauth}/validate-logout-token.ts`,
      'A token from an old log would end a session of today.',
    ],
    'logout-token-claims': [
      'It speaks of a logout, names a person, and has no nonce',
      'OIDC Back-Channel Logout 1.0 §2.6',
      `${oauth}/validate-logout-token.ts`,
      'A token made for something else could be used to log people out.',
    ],
    'logout-token-once': [
      'It has not come before',
      'OIDC Back-Channel Logout 1.0 §2.6',
      'apps/message-writer/src/session/log-out.ts',
      'The same token, sent again, would log out somebody who has signed in again.',
    ],
  }),
} as const;
