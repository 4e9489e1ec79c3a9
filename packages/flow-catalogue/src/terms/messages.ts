import type { TermEntry } from '../entry.ts';

/** What is sent, and by which way. */
export const messageTerms = {
  'front-channel': {
    name: 'front channel',
    text: 'Messages that travel through the browser, as redirects. The person, the browser’s extensions and its history can see them. That is why nothing travels there that opens a door by itself.',
    section: 'RFC 6749 §1.7',
    also: ['redirect'],
  },
  'back-channel': {
    name: 'back channel',
    text: 'Messages directly from server to server. The browser never sees them. Here: the exchange of a code, and every call of the API.',
    section: 'RFC 6749 §3.2',
    also: ['server to server'],
  },
  'authorization-request': {
    name: 'authorization request',
    text: 'The client sends the browser to the authorization server with what it wants.',
    section: 'RFC 6749 §4.1.1',
    also: ['login call'],
  },
  'authorization-response': {
    name: 'authorization response',
    text: 'The authorization server sends the browser back with a code or an error.',
    section: 'RFC 6749 §4.1.2',
    also: ['callback call'],
  },
  'redirect-uri': {
    name: 'redirect URI',
    text: 'The address to which the browser brings the authorization response. It is registered beforehand and compared as a string.',
    section: 'RFC 6749 §3.1.2, RFC 9700 §4.1.3',
    also: ['`redirect_uri`', 'callback URL'],
  },
  'redirection-endpoint': {
    name: 'redirection endpoint',
    text: 'The place of the client that stands at the redirect URI and takes the authorization response. Here: `/oauth/callback` of MessageWriter.',
    section: 'RFC 6749 §3.1.2',
    also: ['callback'],
  },
  'authorization-code': {
    name: 'authorization code',
    text: 'A short-lived value that works once, for one client. The client exchanges it for access on the back channel.',
    section: 'RFC 6749 §1.3.1, §4.1.2',
    also: ['code'],
  },
  'token-request': {
    name: 'token request',
    text: 'The client sends the code, or later a refresh token, and proves who it is. What comes back is the token response.',
    section: 'RFC 6749 §4.1.3, §4.1.4',
    also: ['token response', 'code exchange'],
  },
  state: {
    name: '`state`',
    text: 'A random value that the client puts into the authorization request and expects back. It ties the response to the browser that began, so that nobody can make a browser deliver somebody else’s response.',
    section: 'RFC 6749 §10.12, RFC 9700 §4.7',
  },
  pkce: {
    name: 'PKCE',
    text: 'The client invents a secret and shows only its hash at the beginning. The code can be exchanged only by whoever knows the secret. Pronounced “pixy”.',
    section: 'RFC 7636 §1',
    also: ['proof key for code exchange'],
  },
  'code-verifier': {
    name: 'code verifier',
    text: 'The secret of PKCE, new for every request. The client shows it when it exchanges the code.',
    section: 'RFC 7636 §4.1, §4.5',
    also: ['`code_verifier`', 'verifier'],
  },
  'code-challenge': {
    name: 'code challenge',
    text: 'The SHA-256 hash of the code verifier. It travels in the authorization request; nobody can work out the verifier from it.',
    section: 'RFC 7636 §4.2',
    also: ['`code_challenge`', 'challenge'],
  },
  nonce: {
    name: '`nonce`',
    text: 'A random value that the client sends and finds again inside the ID token. It ties the ID token to this request.',
    section: 'OIDC Core §2, §3.1.2.1',
  },
  'iss-in-the-response': {
    name: '`iss` in the response',
    text: 'The authorization response names who sent it. A client that talks to several authorization servers cannot be led to send the code of one to another.',
    section: 'RFC 9207 §2',
    also: ['`iss`'],
  },
  'resource-indicator': {
    name: 'resource indicator',
    text: 'The client says which API the token is for, by its address.',
    section: 'RFC 8707 §2',
    also: ['`resource`'],
  },
  prompt: {
    name: '`prompt`',
    text: 'The client asks for a sign-in (`login`), for the consent page (`consent`), or for no page at all (`none`).',
    section: 'OIDC Core §3.1.2.1',
  },
  metadata: {
    name: 'metadata',
    text: 'A JSON document in which an authorization server describes its addresses and abilities. Reading it is called discovery.',
    section: 'RFC 8414 §3, OpenID Connect Discovery 1.0 §4',
    also: ['discovery', 'well-known'],
  },
  'resource-metadata': {
    name: 'protected resource metadata',
    text: 'A JSON document in which an API says which authorization servers it trusts.',
    section: 'RFC 9728 §2, §3',
    also: ['`resource_metadata`'],
  },
} as const satisfies Record<string, TermEntry>;
