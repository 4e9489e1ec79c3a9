import type { MessageEntry } from '../entry.ts';

/** Messages of grants other than the authorization code, and of other kinds of clients. */
export const otherGrants = {
  'client-token-request': {
    before:
      'MessageWriter asks for an access token for itself. It proves who it is with its client secret; no person is involved, and nobody is asked.',
    after:
      'MessageWriter holds a token whose `sub` is its own `client_id`. It opens what belongs to nobody, such as public holidays, and no person’s contacts. There is no refresh token: MessageWriter can ask again at any time.',
  },
  'device-authorization-request': {
    before:
      'A program without a browser asks the authorization server for two codes: a long one for itself, and a short one for you.',
    after:
      'The program shows you the short code and an address. It keeps the long one, the device code, to itself. Nobody has allowed anything.',
  },
  'user-code-page': {
    before: 'Your browser asks the authorization server for the page where you type in the code.',
    after:
      'You see a form of ContactSaver Accounts. A code that came with the address is filled in, and not sent.',
  },
  'user-code': {
    before: 'Your browser sends the code that you have read on the device.',
    after:
      'The authorization server has shown you which program waits, and what for. Whoever holds that device gets what you allow, so it asks whether the device is yours.',
  },
  'device-resume': {
    before: 'Your browser comes back to the authorization server, to go on with the device’s request.',
    after:
      'Your decision is written down beside the device code. The device learns it when it asks the next time.',
  },
  'device-token-request': {
    before:
      'The device asks whether you have decided, with its device code. It does so every few seconds, because nobody can call it.',
    after:
      'As long as you have not decided, the answer is `authorization_pending`. With your yes it is an access token, once; with your no it is `access_denied`.',
  },
  'preflight-request': {
    before:
      'A script of another origin wants to send a header that no form could send. Your browser asks first, by itself: it names the origin, and sends no token.',
    after:
      'If the answer names this very origin, the browser sends the call itself. If it names none, the call is never sent.',
  },
  'registration-request': {
    before:
      'A program that nobody here knows introduces itself: its name, and where its answers shall go. It gets an id, and perhaps a secret.',
    after:
      'The authorization server knows one more client. How far to trust it is not for the client to say: it is unverified, and everybody it asks is told so.',
  },
  'registration-form': {
    before: 'Your browser sends what you have said about an app of your own.',
    after:
      'The authorization server knows your app by a number of its own making. If it has a secret, the next page shows it, once.',
  },
} as const satisfies Record<string, MessageEntry>;
