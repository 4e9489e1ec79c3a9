import type { ProblemCode } from '../oauth/errors.ts';

/** Every way a connection can fail, in words. */
export const problems: Readonly<Record<ProblemCode, readonly [title: string, text: string]>> = {
  access_denied: ['You said no', 'ContactSaver told us that you denied access. We got nothing.'],
  authorization_failed: [
    'The authorization server refused',
    'It sent you back with an error instead of an answer.',
  ],
  authorization_server_unavailable: [
    'ContactSaver’s sign-in cannot be reached',
    'The authorization server did not answer, or did not let this page read its answer. Start over in a moment.',
  ],
  contact_saver_unavailable: [
    'ContactSaver cannot be reached',
    'It did not answer, or did not let this page read its answer. Start over in a moment.',
  ],
  foreign_answer: [
    'This answer is not for this tab',
    'It belongs to a request that this tab did not make. If somebody sent you this link: it would have connected you to their account. We sent nothing.',
  ],
  invalid_answer: [
    'This answer does not fit',
    'It is not the answer to the question this tab has asked, or not from whom we asked. We sent nothing.',
  ],
  invalid_token: [
    'The access token is no longer accepted',
    'It has expired or was taken back, and there is no refresh token here. Connect again.',
  ],
  invalid_token_response: [
    'The token response does not fit',
    'The authorization server answered with something we did not ask for. We keep nothing of it.',
  ],
};
