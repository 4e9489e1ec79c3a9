import type { ProblemCode } from '../oauth/errors.ts';

/** A problem as a person reads it: what happened, and what to do. */
export interface Problem {
  readonly status: number;
  readonly title: string;
  readonly text: string;
  /** What the page offers. */
  readonly offer: 'connect' | 'retry' | 'birthdays';
}

/** Every way a connection can fail, in words. */
export const problems: Readonly<Record<ProblemCode, Problem>> = {
  access_denied: {
    status: 403,
    title: 'You said no',
    text: 'ContactSaver told us that you denied access. We got nothing, and nothing was changed. You can connect later, or never.',
    offer: 'connect',
  },
  answer_lost: {
    status: 502,
    title: 'An answer was lost',
    text: 'We sent our request to the authorization server and never saw the answer. It may have arrived, so we will not send it again. Start over: your sign-in there still counts.',
    offer: 'connect',
  },
  authorization_failed: {
    status: 400,
    title: 'The authorization server refused',
    text: 'It sent you back with an error instead of an answer. Nothing was connected.',
    offer: 'connect',
  },
  authorization_server_unavailable: {
    status: 503,
    title: 'ContactSaver’s sign-in cannot be reached',
    text: 'The authorization server did not answer. Nothing was changed. Wait a moment, then try again.',
    offer: 'retry',
  },
  connection_ended: {
    status: 401,
    title: 'The connection has ended',
    text: 'Access was revoked or has expired. Your drafts are still here. Connect again to see the birthdays.',
    offer: 'connect',
  },
  contact_saver_unavailable: {
    status: 503,
    title: 'ContactSaver cannot be reached',
    text: 'It did not answer, or not in a way we understand. Your connection and your drafts are safe. Try again in a moment.',
    offer: 'retry',
  },
  expired: {
    status: 400,
    title: 'That took too long',
    text: 'The answer came after we had stopped waiting for it. Nothing was connected.',
    offer: 'connect',
  },
  foreign_answer: {
    status: 403,
    title: 'This answer is not for this browser',
    text: 'It belongs to a request that this browser did not make. If somebody sent you this link: it would have connected you to their account. We sent nothing.',
    offer: 'connect',
  },
  invalid_answer: {
    status: 400,
    title: 'This answer is not right',
    text: 'It is not what the authorization server sends, or not from the one we asked. We sent nothing.',
    offer: 'connect',
  },
  invalid_tokens: {
    status: 502,
    title: 'We could not accept the tokens',
    text: 'The authorization server’s answer did not pass our checks. Nothing was connected.',
    offer: 'connect',
  },
  used_answer: {
    status: 400,
    title: 'This answer was already used',
    text: 'An answer counts once. If you are connected, you still are: nothing was sent again.',
    offer: 'birthdays',
  },
};
