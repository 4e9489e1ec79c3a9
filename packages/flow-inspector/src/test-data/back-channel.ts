import type { SampleRecording } from './sample-recording.ts';
import type { SampleParties } from './sample-parties.ts';

const form = { 'content-type': 'application/x-www-form-urlencoded' };
const json = { 'content-type': 'application/json; charset=utf-8' };

/** Authorization response, and within it the token request and the keys. */
export function recordTokenRequest(recording: SampleRecording, parties: SampleParties): void {
  const { 'message-writer': writer, 'authorization-server': issuer } = parties;
  const between = { from: 'message-writer', to: 'authorization-server' } as const;
  const code = recording.stub('code');
  const iat = Math.floor(Date.parse(recording.time()) / 1_000);
  const response = recording.exchange({
    message: 'authorization-response',
    from: 'browser',
    to: 'message-writer',
    url: `${writer}/oauth/callback?code=${code}&state=${recording.stub('state')}&iss=${issuer}`,
    headers: { cookie: `message_writer_session=${recording.stub('session', 'own session')}` },
    status: 303,
    answerHeaders: { location: `${writer}/` },
    duration: 18,
    values: [
      recording.follow('authorization_code', 'code', 'request.url.query'),
      recording.follow('state', 'state', 'request.url.query'),
    ],
  });
  recording.check(response, 'message-writer', 'state');
  recording.check(response, 'message-writer', 'iss');
  const request = recording.exchange({
    ...between,
    message: 'token-request',
    parent: response.id,
    method: 'POST',
    url: `${issuer}/token`,
    headers: {
      ...form,
      authorization: 'Basic message-writer:‹client secret · never recorded›',
      traceparent: `00-${recording.hex('trace', 32)}-${recording.hex('span')}-01`,
      'content-length': String(300 + recording.random('length').charCodeAt(0)),
      'user-agent': 'message-writer/0.1.0',
    },
    body: {
      grant_type: 'authorization_code',
      code,
      code_verifier: recording.stub('code_verifier'),
      redirect_uri: `${writer}/oauth/callback`,
    },
    answerHeaders: json,
    answer: { access_token: accessToken(recording), token_type: 'Bearer', expires_in: 300 },
    values: [recording.follow('authorization_code', 'code', 'request.body')],
    tokens: [
      {
        kind: 'access_token',
        fingerprint: recording.fingerprint('access token'),
        place: 'response.body',
        header: { alg: 'ES256', typ: 'at+jwt', kid: recording.installed('kid') },
        payload: {
          iss: issuer,
          aud: parties['contact-saver'],
          sub: recording.installed('sub').slice(0, 21),
          jti: recording.random('jti'),
          iat,
          exp: iat + 300,
          scope: 'birthdays.read contacts.read',
        },
      },
    ],
  });
  recording.check(request, 'authorization-server', 'client-authentication');
  recording.check(request, 'authorization-server', 'code-verifier');
  recording.exchange({
    ...between,
    message: 'keys-request',
    parent: response.id,
    url: `${issuer}/jwks`,
    answerHeaders: json,
    answer: { keys: [{ kty: 'EC', kid: recording.installed('kid'), x: recording.installed('x') }] },
  });
  recording.check(response, 'message-writer', 'nonce');
}

/** Two calls that overlap; the access token is not good for one of them. */
export function recordApiCalls(recording: SampleRecording, parties: SampleParties, contactsFirst: boolean) {
  const page = recording.exchange({
    message: 'landing-page',
    from: 'browser',
    to: 'message-writer',
    url: `${parties['message-writer']}/`,
    duration: 50,
  });
  const call = (path: string, status: number, answer: unknown) =>
    recording.exchange({
      message: 'protected-resource-request',
      from: 'message-writer',
      to: 'contact-saver',
      parent: page.id,
      url: `${parties['contact-saver']}${path}`,
      headers: { authorization: `Bearer ${accessToken(recording)}` },
      status,
      answerHeaders: json,
      answer,
      duration: 20,
    });
  const calls = [
    () => {
      const birthdays = call('/birthdays?days=30', 200, {
        items: [{ firstName: 'Grace', day: 9, month: 12 }],
      });
      recording.check(birthdays, 'contact-saver', 'access-token-audience');
    },
    () => {
      const contacts = call('/contacts', 403, { error: 'insufficient_scope' });
      recording.check(
        contacts,
        'contact-saver',
        'scope-sufficient',
        'needs contacts.read; the token has birthdays.read',
      );
    },
  ];
  if (contactsFirst) calls.reverse();
  for (const send of calls) send();
}

function accessToken(recording: SampleRecording): string {
  return `‹access token · JWT · #${recording.fingerprint('access token')}›`;
}
