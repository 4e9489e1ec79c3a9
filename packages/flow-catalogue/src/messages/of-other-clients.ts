import type { MessageId } from '@ecosystem/flow-recorder/messages';
import type { MessageEntry } from '../entry.ts';

/** The same messages when it is not MessageWriter’s server that sends them, or has your browser send them. */
export const ofOtherClients: Readonly<Partial<Record<MessageId, Omit<MessageEntry, 'question'>>>> = {
  'authorization-request': {
    before:
      'An app sends your browser to the authorization server. The address says who asks (`client_id`), for what (`scope`), and where the answer goes (`redirect_uri`).',
    after:
      'The authorization server knows what the app would like. It has given nothing: now it is your turn. The app waits and does not see what you do there.',
  },
  'token-request': {
    before:
      'An app sends the code to the authorization server, with the verifier. A server would prove with a secret who it is; a program on your computer or a page in your browser could not keep one, so the verifier has to do.',
    after:
      'The code is used up. Whoever has sent this holds the tokens of the answer, wherever it runs: in a terminal, in a page of your browser, on a server.',
  },
  'refresh-request': {
    before: 'An app hands in its refresh token for a new access token; you are not asked.',
    after:
      'The app holds a new access token and a new refresh token. The old refresh token is used up; this is called rotation. If it ever comes again, somebody has a copy, and the authorization server ends the whole grant.',
  },
  'protected-resource-request': {
    before:
      'Somebody asks ContactSaver’s API, and shows an access token. Who that is the API does not ask: a bearer token speaks for whoever has it.',
    after:
      'ContactSaver has checked the token: who has issued it, whom it is for, whether it has expired, and what it allows. If all of it is right, there is an answer; if not, the answer says what is missing.',
  },
};
