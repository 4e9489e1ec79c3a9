import type { TermEntry } from '../entry.ts';

/** What the client gets. */
export const tokenTerms = {
  'access-token': {
    name: 'access token',
    text: 'What the client shows the API. It stands for what the person allowed, not for the person.',
    section: 'RFC 6749 §1.4',
    also: ['API key'],
  },
  'bearer-token': {
    name: 'bearer token',
    text: 'A token that works for whoever holds it, like cash. It must not leak: not into URLs, logs or scripts.',
    section: 'RFC 6750 §1.2',
    also: ['`Bearer`'],
  },
  'refresh-token': {
    name: 'refresh token',
    text: 'What the client shows the authorization server to get a new access token.',
    section: 'RFC 6749 §1.5, §6',
  },
  rotation: {
    name: 'rotation',
    text: 'Each use of a refresh token gives a new one and uses up the old. If a used one comes again, somebody has a copy, and the whole grant ends.',
    section: 'RFC 9700 §4.14.2',
  },
  'id-token': {
    name: 'ID token',
    text: 'A signed statement for the client about who signed in, when, and how. It is not for the API.',
    section: 'OIDC Core §2',
    also: ['identity token'],
  },
  userinfo: {
    name: 'userinfo',
    text: 'An endpoint of the authorization server. It answers claims about the person to a client with an access token for it.',
    section: 'OIDC Core §5.3',
    also: ['UserInfo endpoint'],
  },
  audience: {
    name: 'audience',
    text: 'Whom a token is for. A server refuses a token that names somebody else.',
    section: 'RFC 9068 §2.2, §4',
    also: ['`aud`'],
  },
  jwt: {
    name: 'JWT',
    text: 'A JSON object, encoded and (here) signed, that carries its claims inside. RFC 9068 says what an access token of this form holds.',
    section: 'RFC 7519 §3',
    also: ['JSON Web Token'],
  },
  'opaque-token': {
    name: 'opaque token',
    text: 'A random string that says nothing by itself. Only the authorization server knows what it stands for.',
    section: 'RFC 6749 §1.4',
    also: ['reference token'],
  },
  jwks: {
    name: 'JWKS',
    text: 'The set of public keys that an issuer publishes as JSON, so that others can check its signatures. Each is a JWK, and `kid` names it.',
    section: 'RFC 7517 §4, §5',
    also: ['JWK Set'],
  },
  introspection: {
    name: 'introspection',
    text: 'An API asks the authorization server whether a token is active, and what it stands for.',
    section: 'RFC 7662 §2',
  },
  revocation: {
    name: 'revocation',
    text: 'A client tells the authorization server that a token is no longer needed.',
    section: 'RFC 7009 §2',
  },
  'offline-access': {
    name: 'offline access',
    text: 'The scope `offline_access`: the client may refresh while the person is away. Without it, what the client has ends with the person’s session.',
    section: 'OIDC Core §11',
    also: ['`offline_access`'],
  },
} as const satisfies Record<string, TermEntry>;
