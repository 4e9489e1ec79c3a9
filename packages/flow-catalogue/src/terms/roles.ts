import type { TermEntry } from '../entry.ts';

/** Who takes part. */
export const roleTerms = {
  'resource-owner': {
    name: 'resource owner',
    text: 'Somebody who can give access to something that is theirs. Here: a person with contacts, for example Ada. The person is not the browser; the browser only carries messages.',
    section: 'RFC 6749 §1.1',
    also: ['end-user', 'user'],
  },
  client: {
    name: 'client',
    text: 'The program that wants access on the person’s behalf. Here: MessageWriter. The word says nothing about where it runs: MessageWriter’s client is a server.',
    section: 'RFC 6749 §1.1',
    also: ['app', 'relying party'],
  },
  'authorization-server': {
    name: 'authorization server',
    text: 'Asks the person, and gives the client what it needs when they agree. Here: “ContactSaver Accounts”.',
    section: 'RFC 6749 §1.1',
    also: ['OpenID Provider', 'identity provider'],
  },
  'resource-server': {
    name: 'resource server',
    text: 'Holds what is protected, and answers those who may ask. Here: the API of ContactSaver.',
    section: 'RFC 6749 §1.1',
    also: ['API', 'protected resource'],
  },
  'user-agent': {
    name: 'user agent',
    text: 'The browser, acting for the person. It carries messages between the client and the authorization server, and has no role of its own.',
    section: 'RFC 6749 §1.1',
    also: ['browser'],
  },
  'openid-connect': {
    name: 'OpenID Connect',
    text: 'An addition to OAuth that tells the client who has signed in. It has words of its own: the authorization server is the OpenID Provider, the client the Relying Party, and the person the End-User.',
    section: 'OIDC Core §1.2',
    also: ['OIDC'],
  },
} as const satisfies Record<string, TermEntry>;
