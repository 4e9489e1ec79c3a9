import type { MessageEntry } from '../entry.ts';

/** Messages beside the main way, and those that end it. */
export const aroundTheFlow = {
  'resource-metadata-request': {
    before: 'Somebody asks ContactSaver’s API whose tokens it takes. The answer is public.',
    after: 'Whoever asked knows which authorization server can give out tokens for this API.',
  },
  'introspection-request': {
    before:
      'ContactSaver has been shown a token that says nothing by itself. It asks the authorization server what the token stands for, and proves who it is.',
    after:
      'ContactSaver knows whether the token is good at this moment, whose it is, and what it allows. The price is one more message for each question.',
  },
  'revocation-request': {
    before:
      'MessageWriter gives its refresh token back to the authorization server, because it no longer needs it.',
    after:
      'The refresh token is worth nothing, and the grant behind it has ended. An access token that ContactSaver checks by itself works on until it expires, a few minutes at most.',
  },
  'end-session-request': {
    before: 'Your browser asks the authorization server to sign you out.',
    after:
      'The authorization server asks whether you mean it; with your yes your session there ends. An app that you have allowed to keep access while you are away still has it; you end that on your account page.',
  },
  'backchannel-logout': {
    before:
      'Your session at the authorization server has ended, or you have revoked an app’s access. The authorization server tells the app directly, with a logout token that it has signed. Your browser does not take part.',
    after:
      'MessageWriter has looked at the token as it looks at an ID token, and knows which of its sessions is over. If it could not be reached, you are signed out all the same.',
  },
  'web-sign-in': {
    before:
      'You have pressed “Sign in” in ContactSaver’s own address book. It belongs to the same company as the authorization server, and still it is a client like any other.',
    after:
      'The address book has made `state`, `nonce` and a code verifier, and has kept them for this browser. It asks for tokens for two audiences: your contacts, and the list of who has read them.',
  },
  'web-authorization-response': {
    before:
      'The authorization server has sent your browser back to the address book, with a code. You were not asked for consent: you are already talking to ContactSaver.',
    after:
      'The address book has redeemed the code, and the ID token has told it who you are. Your browser has a new cookie, which has nothing to do with the one it came with.',
  },
  'web-sign-out': {
    before: 'You have pressed “Sign out” in the address book.',
    after:
      'The session there is over, and its refresh token is worth nothing. Your browser goes on to the authorization server, which asks whether you want to be signed out there, too.',
  },
  'web-backchannel-logout': {
    before:
      'Your session at the authorization server has ended. It tells the address book directly, with a logout token that it has signed. Your browser does not take part.',
    after:
      'The address book has looked at the token as it looks at an ID token, and has ended the session that it names.',
  },
  leave: {
    before:
      'You have pressed “Leave MessageWriter” or “Leave everywhere”. Your browser tells MessageWriter to end its session with you.',
    after:
      'This browser’s session is over, and its cookie is worth nothing. What you have allowed while you are away is still allowed. To leave everywhere, your browser goes on to the authorization server.',
  },
  disconnect: {
    before: 'You have pressed “Disconnect”. Your browser tells MessageWriter to end the connection.',
    after:
      'MessageWriter has forgotten its tokens first, and then has asked the authorization server to end them. You are still signed in there: that is a session of its own.',
  },
  page: {
    before: 'Your browser asks for a page.',
    after: 'You see the page. This message is not a part of the protocol.',
  },
  other: {
    before: 'Your browser sends a form.',
    after: 'The server has done what the form says. This message is not a part of the protocol.',
  },
} as const satisfies Record<string, MessageEntry>;
