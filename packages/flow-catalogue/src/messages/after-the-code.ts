import type { MessageEntry } from '../entry.ts';

/** From the code to the first contact: messages between servers. */
export const afterTheCode = {
  'token-request': {
    before:
      'MessageWriter sends the code to the authorization server, with the verifier. It proves who it is with its client secret. In exchange it asks for tokens.',
    after:
      'The code is used up. MessageWriter’s server holds an access token, a refresh token and an ID token, and has not believed the ID token yet. Your browser holds none of them.',
    question: {
      ask: 'Will your browser see the tokens?',
      options: ['Yes, they come in an address like the code', 'No, they go from server to server'],
      right: 1,
      why: 'This arrow does not touch your browser’s lane. The code had to travel through the browser; the tokens do not, and that is what the code is for.',
    },
  },
  'keys-request': {
    before:
      'A server asks the authorization server for its public keys. With them it can check the signature of a token, and nobody can make one.',
    after:
      'The server that asked can now tell a token of this issuer from one that somebody else has written.',
    question: {
      ask: 'Does the server that asks have to prove who it is?',
      options: ['Yes, with its client secret', 'No, everybody may have these keys'],
      right: 1,
      why: 'The request has no `Authorization` header. A public key opens no door, it only shows whether a signature is real.',
    },
  },
  'client-keys-request': {
    before:
      'MessageWriter has signed a statement about who it is. The authorization server asks MessageWriter for the public key that belongs to it.',
    after:
      'The authorization server can tell MessageWriter’s signature from anybody else’s. It keeps the key for a while, so it does not ask each time.',
  },
  'refresh-request': {
    before:
      'MessageWriter hands in its refresh token for a new access token; you are not asked. Right after connecting it names no `resource`, because it wants a token for userinfo. Later it names ContactSaver, when the first token has expired.',
    after:
      'MessageWriter holds a new access token and a new refresh token. The old refresh token is used up; this is called rotation. If it ever comes again, somebody has a copy, and the authorization server ends the whole grant.',
    question: {
      ask: 'The first access token is a signed text that ContactSaver can read. This one, without `resource`, is for the authorization server itself. What does it look like?',
      options: ['A signed text, too', 'A random string that says nothing by itself'],
      right: 1,
      why: 'The authorization server can look up what it stands for, so nothing has to be written into it. Such a token is called opaque.',
    },
  },
  'userinfo-request': {
    before:
      'MessageWriter asks the authorization server about you. It shows an access token that is good for this and for nothing else.',
    after:
      'MessageWriter knows what you have allowed it to know about you, such as your name. It has made sure that the answer is about the person in the ID token.',
    question: {
      ask: 'Which token stands in the `Authorization` header?',
      options: ['The access token for ContactSaver', 'The access token it has got last', 'The ID token'],
      right: 1,
      why: 'Each access token is for one receiver. The one for ContactSaver would be refused here, and an ID token is for MessageWriter to read and not to show.',
    },
  },
  'protected-resource-request': {
    before:
      'MessageWriter asks ContactSaver’s API, and shows the access token. This is what everything before was for.',
    after:
      'ContactSaver has checked the token by itself: who has signed it, whom it is for, whether it has expired, and what you have allowed. If all of it is right, MessageWriter has an answer; if not, the answer says what is missing.',
    question: {
      ask: 'Which lanes will this arrow touch?',
      options: [
        'MessageWriter and ContactSaver',
        'Your browser and ContactSaver',
        'MessageWriter and the authorization server',
      ],
      right: 0,
      why: 'Your browser does not have the token. The authorization server need not be there either: it has put its signature on the token, and ContactSaver knows its public keys.',
    },
  },
} as const satisfies Record<string, MessageEntry>;
