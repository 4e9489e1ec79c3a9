import type { MessageEntry } from '../entry.ts';

/** From the first page to the code: messages that your browser carries, and one it does not. */
export const untilTheCode = {
  'landing-page': {
    before:
      'Your browser asks MessageWriter for its first page. Nobody has asked ContactSaver for anything yet.',
    after:
      'You have a page, and a cookie by which MessageWriter knows this browser again. MessageWriter knows nothing about you.',
  },
  connect: {
    before:
      'You have pressed “Connect ContactSaver”. Your browser tells MessageWriter to begin. It carries no password, and MessageWriter has none to ask for.',
    after:
      'MessageWriter now holds three random values that it has made for this one connection: `state`, `nonce` and the code verifier. Your browser has not seen any of them yet.',
  },
  'metadata-request': {
    before:
      'MessageWriter knows one address of the authorization server, the issuer. It asks there for the metadata: a public list of all the other addresses.',
    after:
      'MessageWriter knows where to send your browser, where to exchange a code, and where the public keys are. It has made sure that the list is the issuer’s own.',
    question: {
      ask: 'Will this message go through your browser?',
      options: ['Yes, your browser carries it', 'No, MessageWriter’s server asks directly'],
      right: 1,
      why: 'Servers speak with each other without your browser wherever they can. That way is called the back channel, and it is drawn as a thick line.',
    },
  },
  'pushed-authorization-request': {
    before:
      'MessageWriter’s server hands the whole request to the authorization server before your browser moves. It proves who it is with it.',
    after:
      'The authorization server has checked the request and kept it under a name. The name works once, for a minute, and for MessageWriter only.',
    question: {
      ask: 'What will your browser carry to the authorization server after this?',
      options: ['Everything, as before', 'Nothing', 'The client id and the name of the request'],
      right: 2,
      why: 'The parameters went from server to server. Nobody on the way through the browser can read or change them.',
    },
  },
  'authorization-request': {
    before:
      'MessageWriter sends your browser to the authorization server. The address says who asks (`client_id`), for what (`scope`), and where the answer goes (`redirect_uri`). It also carries `state`, `nonce` and the code challenge.',
    after:
      'The authorization server knows what MessageWriter would like. It has given nothing: now it is your turn. MessageWriter waits and does not see what you do there.',
    question: {
      ask: 'Your browser carries this request in an address that it shows and remembers. Which of these stands in it?',
      options: [
        'The code verifier',
        'The code challenge, which is the verifier’s hash',
        'MessageWriter’s client secret',
      ],
      right: 1,
      why: 'From a hash nobody can work out the verifier. So the request can be seen by everybody, and the verifier stays with MessageWriter until it is needed.',
    },
  },
  'sign-in-page': {
    before:
      'Your browser asks the authorization server for the page on which you sign in or decide. Look at its address: it is not MessageWriter’s.',
    after:
      'You see a form of ContactSaver Accounts. Whatever you type into it stays between you and ContactSaver.',
  },
  'sign-in': {
    before:
      'Your browser sends your e-mail address and your password to the authorization server. No other party is on the way.',
    after:
      'The authorization server knows who you are. MessageWriter has not seen the password and does not even know that you have signed in.',
  },
  resume: {
    before: 'Your browser comes back to the authorization server, to go on where it was stopped for a page.',
    after:
      'Your browser has a cookie of the authorization server, by which you stay signed in there. The authorization server either has another question for you, or it sends your browser back to MessageWriter with its answer.',
  },
  'consent-decision': {
    before:
      'MessageWriter belongs to another company, a third party, so you are asked. Your browser sends your decision to the authorization server: Allow or Deny, and the boxes you have left ticked.',
    after:
      'The authorization server has written your decision down. Allow makes a grant with exactly the ticked scopes; Deny makes none. MessageWriter will learn which of the two it was.',
  },
  'authorization-response': {
    before:
      'The authorization server has sent your browser back to MessageWriter, with the answer in the address: a code if you have allowed it, an error if you have not. MessageWriter looks at `state` and `iss` before it believes anything.',
    after:
      'If you have said yes, MessageWriter now holds a code. A code is not a token: it works once, for a short time, and only together with the verifier that MessageWriter has kept.',
    question: {
      ask: 'How does the answer get from the authorization server to MessageWriter?',
      options: ['Directly, from server to server', 'Through your browser, in an address'],
      right: 1,
      why: 'It goes the way the request has come, through the front channel, drawn as a thin line. Your browser and its history see it, and therefore it holds no token.',
    },
  },
} as const satisfies Record<string, MessageEntry>;
