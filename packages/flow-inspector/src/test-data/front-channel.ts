import type { SampleRecording } from './sample-recording.ts';
import type { SampleParties } from './sample-parties.ts';

const form = { 'content-type': 'application/x-www-form-urlencoded' };

/** Connect, authorization request, sign in, consent, and the way back to the redirection endpoint. */
export function recordFrontChannel(recording: SampleRecording, parties: SampleParties): void {
  const { 'message-writer': writer, 'authorization-server': issuer } = parties;
  const state = recording.stub('state');
  const interaction = recording.stub('interaction');
  const page = `${issuer}/interaction/${interaction}`;
  const query = [
    'response_type=code&client_id=message-writer',
    `redirect_uri=${writer}/oauth/callback`,
    `scope=openid birthdays.read contacts.read&resource=${parties['contact-saver']}`,
    `state=${state}&nonce=${recording.random('nonce')}`,
    `code_challenge=${recording.random('challenge')}&code_challenge_method=S256&prompt=consent`,
  ].join('&');
  const browser = { from: 'browser', to: 'authorization-server' } as const;
  const cookie = `authorization_server_session=${recording.stub('session', 'session', 21)}`;

  recording.exchange({
    message: 'connect',
    from: 'browser',
    to: 'message-writer',
    method: 'POST',
    url: `${writer}/oauth/connect`,
    headers: { host: new URL(writer).host, origin: writer, ...form },
    body: { _form: recording.stub('not shown', 'form') },
    status: 303,
    answerHeaders: { location: `${issuer}/auth?${query}` },
    values: [recording.follow('state', 'state', 'response.headers.location.query')],
  });
  const request = recording.exchange({
    ...browser,
    message: 'authorization-request',
    url: `${issuer}/auth?${query}`,
    headers: { host: new URL(issuer).host, accept: 'text/html', 'accept-encoding': 'gzip' },
    status: 303,
    answerHeaders: {
      location: page,
      'set-cookie': `authorization_server_interaction=${interaction}; path=/; httponly\nauthorization_server_resume=${interaction}; expires=Sun, 01 Mar 2026 11:00:00 GMT`,
    },
    values: [recording.follow('state', 'state', 'request.url.query')],
  });
  recording.check(request, 'authorization-server', 'redirect-uri');
  recording.check(request, 'authorization-server', 'code-challenge');
  const signIn = recording.exchange({
    ...browser,
    message: 'sign-in',
    method: 'POST',
    url: `${page}/login`,
    headers: { ...form, cookie: `authorization_server_interaction=${interaction}` },
    body: { email: recording.stub('not shown', 'email', 15), password: '‹password · never recorded›' },
    status: 303,
    answerHeaders: { location: `${issuer}/auth/${interaction}`, 'set-cookie': `${cookie}; httponly` },
  });
  recording.check(signIn, 'authorization-server', 'password');
  recording.exchange({
    ...browser,
    message: 'consent-decision',
    method: 'POST',
    url: `${page}/consent`,
    headers: { ...form, cookie },
    body: { scope: ['birthdays.read', 'contacts.read'], decision: 'allow' },
    status: 303,
    answerHeaders: { location: `${issuer}/auth/${interaction}` },
  });
}
