import type { TermEntry } from '../entry.ts';

/** Words from beside the main way: attacks, and ways that are not here yet. */
export const furtherTerms = {
  'code-injection': {
    name: 'authorization code injection',
    text: 'Somebody puts a stolen code into a flow of their own. PKCE stops it.',
    section: 'RFC 9700 §4.5',
  },
  'mix-up': {
    name: 'mix-up',
    text: 'A client with several authorization servers is led to send the code of one to another. `iss` stops it.',
    section: 'RFC 9700 §4.4',
  },
  'open-redirector': {
    name: 'open redirector',
    text: 'A page that sends browsers to any address it is told.',
    section: 'RFC 9700 §4.11',
  },
  clickjacking: {
    name: 'clickjacking',
    text: 'A page is shown in an invisible frame, and the person clicks without seeing it.',
    section: 'RFC 9700 §4.16',
  },
  'sender-constrained-token': {
    name: 'sender-constrained token',
    text: 'A token that works only together with a key that its holder has, so that a copy is worth nothing.',
    section: 'RFC 9700 §2.2.1',
  },
  dpop: {
    name: 'DPoP',
    text: 'One way to a sender-constrained token: the client signs each request with a key, and the token names that key.',
    section: 'RFC 9449 §4',
    also: ['demonstrating proof of possession'],
  },
  par: {
    name: 'PAR',
    text: 'Pushed authorization request: the client sends the authorization request on the back channel first, and the browser carries only a reference.',
    section: 'RFC 9126 §2',
    also: ['pushed authorization request'],
  },
  'private-key-jwt': {
    name: 'signed client assertion',
    text: 'The client proves who it is by a signature. The authorization server knows the public key only, so nobody can steal a secret from it.',
    section: 'RFC 7523 §2.2',
    also: ['private_key_jwt'],
  },
  'device-flow': {
    name: 'device flow',
    text: 'For devices without keyboard: the person enters a short code on another device.',
    section: 'RFC 8628 §3',
    also: ['device grant'],
  },
  'client-credentials': {
    name: 'client credentials',
    text: 'The client asks for a token for itself, without any person.',
    section: 'RFC 6749 §4.4',
    also: ['machine to machine'],
  },
  'dynamic-client-registration': {
    name: 'dynamic client registration',
    text: 'A client registers itself by a request, instead of somebody filling in a form.',
    section: 'RFC 7591 §3',
  },
} as const satisfies Record<string, TermEntry>;
