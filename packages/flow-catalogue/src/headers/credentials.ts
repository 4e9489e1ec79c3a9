import { wireEntries } from '../wire-entries.ts';

/** The two headers with which a sender shows what it has. */
export const credentialHeaders = {
  ...wireEntries('message-writer', {
    authorization: [
      'What the sender may do is shown here: `Bearer`, or `DPoP` for a bound one, and the access token.',
      'RFC 6750 §2.1',
      'bearer',
    ],
  }),
  ...wireEntries('message-writer', {
    dpop: [
      'A proof, signed for this one request, that the sender has the key its token is bound to.',
      'RFC 9449 §4.1',
      'dpop-proof',
    ],
  }),
  ...wireEntries('browser', {
    cookie: [
      'What this server gave your browser to keep, so that it knows your browser again.',
      'RFC 6265 §4.2',
      'session-binding',
    ],
  }),
};

/** `Authorization` where a client shows who it is. */
export const clientCredentials = wireEntries('message-writer', {
  authorization: [
    'Who is asking: `Basic`, then client id and client secret, encoded but not encrypted.',
    'RFC 6749 §2.3.1',
    'client-authentication',
  ],
});

/** `Authorization` at the userinfo endpoint. */
export const userinfoCredentials = wireEntries('message-writer', {
  authorization: ['`Bearer` and the access token for userinfo.', 'OIDC Core §5.3.1', 'userinfo-token'],
});

/** `Cookie` at the authorization server. */
export const authorizationServerCookies = wireEntries('browser', {
  cookie: [
    'By this the authorization server knows whether you are signed in, and what you are about to decide.',
    'RFC 6265 §4.2',
    'signed-in',
  ],
});
