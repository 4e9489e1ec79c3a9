import type { WireEntry } from './entry.ts';
import { wireEntries } from './wire-entries.ts';

const idTokenClaims = wireEntries('authorization-server', {
  alg: [
    'How the token is signed; `RS256` here, and nothing else is taken.',
    'RFC 7515 §4.1.1',
    'id-token-signature',
  ],
  typ: ['What kind of token this is.', 'RFC 7519 §5.1'],
  kid: ['Which of the issuer’s keys has signed it.', 'RFC 7515 §4.1.4', 'id-token-signature'],
  iss: ['The name of the authorization server that made the token.', 'OIDC Core §2', 'id-token-issuer'],
  sub: [
    'The number that stands for you here; it never changes, and it is not your e-mail address.',
    'OIDC Core §2',
    'userinfo-subject',
  ],
  aud: ['Whom the token is for: the client id of MessageWriter.', 'OIDC Core §2', 'id-token-audience'],
  exp: ['When the token ends, in seconds since 1970.', 'OIDC Core §2', 'id-token-expiry'],
  iat: ['When the token was made, in seconds since 1970.', 'OIDC Core §2'],
  nbf: ['Before this moment the token is not good yet.', 'RFC 7519 §4.1.5'],
  jti: ['The number of this one token.', 'RFC 7519 §4.1.7'],
  nonce: ['The random value of the authorization request, back again.', 'OIDC Core §2', 'nonce'],
  auth_time: ['When you have signed in, in seconds since 1970.', 'OIDC Core §2'],
  amr: ['How you have signed in: `pwd` means with a password.', 'OIDC Core §2'],
  acr: ['How strong the sign-in was, by a name that both sides know.', 'OIDC Core §2'],
  azp: ['The app that the token was given to, where it is for several.', 'OIDC Core §2'],
  at_hash: ['Half a hash of the access token, so that nobody can swap it.', 'OIDC Core §3.1.3.6'],
  c_hash: ['Half a hash of the code, so that nobody can swap it.', 'OIDC Core §3.3.2.11'],
  sid: ['The number of your session at the authorization server.', 'OIDC Front-Channel Logout 1.0 §3'],
  name: ['Your name; it comes with the scope `profile`.', 'OIDC Core §5.1'],
  zoneinfo: ['Your time zone; it comes with the scope `profile`.', 'OIDC Core §5.1'],
  locale: ['Your language.', 'OIDC Core §5.1'],
  email: ['Your e-mail address; it comes with the scope `email`.', 'OIDC Core §5.1'],
  email_verified: [
    'Whether the authorization server has made sure that the address is yours.',
    'OIDC Core §5.1',
  ],
  client_id: ['The app that the token was given to.', 'RFC 9068 §2.2', 'access-token-claims'],
  scope: ['What the app may do with the token.', 'RFC 9068 §2.2.3', 'scope-sufficient'],
  events: [
    'What has happened; one name in it says that this is about signing out.',
    'OIDC Back-Channel Logout 1.0 §2.4',
    { checkedBy: 'message-writer', against: 'A token about something else could be taken for a sign-out.' },
  ],
  'http://schemas.openid.net/event/backchannel-logout': [
    'The name of the event in a logout token: a session has ended.',
    'OIDC Back-Channel Logout 1.0 §2.4',
  ],
  jkt: ['The hash of the public key that the token is bound to.', 'RFC 9449 §6.1'],
  cnf: ['The key that belongs to the token; without it the token is worth nothing.', 'RFC 7800 §3.1'],
});

/** Every claim of an ID token, an access token or a userinfo answer, in the meaning it has in an ID token. */
export const claims: Readonly<Record<string, WireEntry>> = idTokenClaims;

/** What is different in an access token, which ContactSaver judges. */
export const accessTokenClaims: Readonly<Record<string, WireEntry>> = wireEntries('authorization-server', {
  alg: [
    'How the token is signed; `RS256` here, and nothing else is taken.',
    'RFC 9068 §2.1',
    'access-token-signature',
  ],
  typ: ['What kind of token this is: `at+jwt` means an access token.', 'RFC 9068 §2.1', 'access-token-type'],
  kid: ['Which of the issuer’s keys has signed it.', 'RFC 7515 §4.1.4', 'access-token-signature'],
  iss: ['The name of the authorization server that made the token.', 'RFC 9068 §2.2', 'access-token-issuer'],
  sub: [
    'The number that stands for you; ContactSaver shows nobody’s contacts but yours.',
    'RFC 9068 §2.2',
    'access-token-claims',
  ],
  aud: ['Whom the token is for: the address of the API.', 'RFC 9068 §2.2', 'access-token-audience'],
  exp: ['When the token ends, in seconds since 1970.', 'RFC 9068 §2.2', 'access-token-expiry'],
  iat: ['When the token was made, in seconds since 1970.', 'RFC 9068 §2.2', 'access-token-claims'],
  jti: ['The number of this one token.', 'RFC 9068 §2.2', 'access-token-claims'],
});

/** What is different in a logout token, by which the authorization server tells MessageWriter that a session is over. */
export const logoutTokenClaims: Readonly<Record<string, WireEntry>> = wireEntries('authorization-server', {
  typ: [
    'What kind of token this is: `logout+jwt` means a logout token.',
    'OIDC Back-Channel Logout 1.0 §2.4',
    {
      checkedBy: 'message-writer',
      against: 'An ID token, which other parties have seen, could be used to sign you out.',
    },
  ],
  iss: [
    'The name of the authorization server that made the token.',
    'OIDC Back-Channel Logout 1.0 §2.4',
    { checkedBy: 'message-writer', against: 'Another issuer could sign you out.' },
  ],
  aud: [
    'Whom the token is for: the client id of MessageWriter.',
    'OIDC Back-Channel Logout 1.0 §2.4',
    { checkedBy: 'message-writer', against: 'Another app could pass on the token that it was sent.' },
  ],
  exp: [
    'When the token ends, two minutes after it was made.',
    'OIDC Back-Channel Logout 1.0 §2.4',
    { checkedBy: 'message-writer', against: 'A token from a log could end a later session.' },
  ],
  iat: ['When the token was made, in seconds since 1970.', 'OIDC Back-Channel Logout 1.0 §2.4'],
  jti: [
    'The number of this one token, so that it counts once.',
    'OIDC Back-Channel Logout 1.0 §2.4',
    { checkedBy: 'message-writer', against: 'The same token, sent again, could end a later session.' },
  ],
  sub: ['The number that stands for you.', 'OIDC Back-Channel Logout 1.0 §2.4'],
  sid: [
    'The session that has ended, by the number that was in its ID token.',
    'OIDC Back-Channel Logout 1.0 §2.4',
    { checkedBy: 'message-writer', against: 'Your sessions in other browsers would end, too.' },
  ],
});

/** What the answer to an introspection request says of a token, where it differs from a claim of a JWT. */
export const introspectedClaims: Readonly<Record<string, WireEntry>> = wireEntries('authorization-server', {
  token_type: ['How the token is used; a refresh token has no type.', 'RFC 7662 §2.2', 'introspected-type'],
  iss: ['The name of the authorization server that made the token.', 'RFC 7662 §2.2', 'introspected-issuer'],
  aud: [
    'Whom the token is for: the API by the name under which it asks.',
    'RFC 7662 §2.2',
    'introspected-audience',
  ],
  exp: ['When the token ends, in seconds since 1970.', 'RFC 7662 §2.2', 'introspected-expiry'],
  sub: [
    'The number that stands for you; ContactSaver shows nobody’s contacts but yours.',
    'RFC 7662 §2.2',
    'introspected-claims',
  ],
  client_id: ['The app that the token was given to.', 'RFC 7662 §2.2', 'introspected-claims'],
  scope: ['What the app may do with the token.', 'RFC 7662 §2.2', 'scope-sufficient'],
});

/** What is different in a userinfo answer, which MessageWriter compares with the ID token. */
export const userinfoClaims: Readonly<Record<string, WireEntry>> = wireEntries('authorization-server', {
  sub: [
    'The number that stands for you, the same as in the ID token.',
    'OIDC Core §5.3.2',
    'userinfo-subject',
  ],
});
