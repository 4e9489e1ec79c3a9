import type { TermEntry } from '../entry.ts';

/** What kinds of client there are, and what they keep. */
export const clientTerms = {
  'client-secret': {
    name: 'client secret',
    text: 'The client’s own password at the authorization server. The person’s password is another thing, and the client never has it.',
    section: 'RFC 6749 §2.3.1',
    also: ['`client_secret`', 'app password'],
  },
  'client-authentication': {
    name: 'client authentication',
    text: 'The client proves at the token endpoint that it is the one it names. Here: HTTP Basic with the client secret.',
    section: 'RFC 6749 §2.3.1',
  },
  'confidential-client': {
    name: 'confidential client',
    text: 'A client that can keep a secret, because it runs on a server. Here: `message-writer`.',
    section: 'RFC 6749 §2.1',
  },
  'public-client': {
    name: 'public client',
    text: 'Unlike a confidential client it cannot keep a secret: everybody has its code, as with an app in the browser or on a phone. Here: `contact-saver-docs`.',
    section: 'RFC 6749 §2.1',
  },
  'native-app': {
    name: 'native app',
    text: 'A client on a device. It gets its answer through a loopback address or an address of its own.',
    section: 'RFC 8252 §7',
    also: ['mobile app', 'desktop app'],
  },
  party: {
    name: 'first party, third party',
    text: 'Whether client and authorization server belong to the same company. MessageWriter is a third party, so it always needs consent.',
    section: '',
  },
  'backend-for-frontend': {
    name: 'backend for frontend',
    text: 'The server of a web app is the client; the browser gets a cookie and never a token. Here: MessageWriter.',
    section: 'RFC 10017 §6.1',
    also: ['BFF'],
  },
  session: {
    name: 'session',
    text: 'What ties several requests of one browser together, by a cookie. There are two, and they are independent: one at MessageWriter, one at the authorization server.',
    section: 'RFC 6265 §1',
  },
  'pending-authorization': {
    name: 'pending authorization',
    text: 'Our word for what MessageWriter keeps between request and response: `state`, `nonce`, verifier, and the messages received so far.',
    section: '',
  },
} as const satisfies Record<string, TermEntry>;
