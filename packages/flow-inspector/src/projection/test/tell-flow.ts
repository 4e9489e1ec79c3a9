import type { Story } from './story.ts';

interface Person {
  /** The session at MessageWriter, and at the authorization server. */
  readonly session: string;
  readonly signedIn?: string;
}

/** Connect, as far as the authorization request. Its metadata is stored before it, for it waits for the metadata. */
export function tellConnect(story: Story, flow: string, { session }: Person): void {
  const { state, challenge } = namesOf(flow);
  const trace = `trace of connect ${flow}`;
  const metadata = {
    id: `metadata ${flow}`,
    trace,
    from: 'message-writer',
    to: 'authorization-server',
  } as const;
  story.exchange('metadata-request', { ...metadata, recordedBy: 'authorization-server' });
  story.exchange('metadata-request', { ...metadata, side: 'client', joins: [state] });
  story.exchange('connect', {
    trace,
    values: { session, state, code_challenge: challenge, nonce: `nonce ${flow}` },
  });
}

/** The front channel at the authorization server, up to the redirect that carries the code. */
export function tellFrontChannel(
  story: Story,
  flow: string,
  { signedIn = `at the server ${flow}` }: Person,
): void {
  const { state, challenge, code, interaction } = namesOf(flow);
  const server = { to: 'authorization-server', recordedBy: 'authorization-server' } as const;
  story.exchange('authorization-request', {
    ...server,
    values: { state, code_challenge: challenge, interaction },
  });
  story.exchange('sign-in-page', { ...server, values: { interaction } });
  story.exchange('sign-in', { ...server, values: { interaction, session: signedIn } });
  story.exchange('consent-decision', { ...server, values: { interaction, session: signedIn } });
  story.exchange('resume', {
    ...server,
    values: { interaction, session: signedIn, authorization_code: code, state },
  });
}

/** The authorization response, and within it the token request, of which both ends are stored before it. */
export function tellTokens(story: Story, flow: string, { session }: Person): void {
  const { state, challenge, code, jti, refresh } = namesOf(flow);
  const trace = `trace of callback ${flow}`;
  const call = {
    id: `token request ${flow}`,
    trace,
    from: 'message-writer',
    to: 'authorization-server',
    values: { authorization_code: code, code_challenge: challenge, jti, refresh_token: refresh },
  } as const;
  story.exchange('token-request', { ...call, recordedBy: 'authorization-server' });
  story.exchange('token-request', { ...call, side: 'client', joins: [state] });
  story.exchange('authorization-response', {
    trace,
    url: '/oauth/callback?iss=x',
    values: { session, state, authorization_code: code },
    status: 303,
  });
}

/** A page, and the call to the API that it needs. */
export function tellPage(story: Story, flow: string, { session }: Person): void {
  const trace = `trace of page ${story.dated.length} of ${story.name}`;
  const values = { jti: namesOf(flow).jti };
  story.exchange('protected-resource-request', {
    trace,
    from: 'message-writer',
    to: 'contact-saver',
    values,
  });
  story.exchange('landing-page', { trace, values: { session } });
}

export function tellFlow(story: Story, flow: string, person: Person): void {
  tellConnect(story, flow, person);
  tellFrontChannel(story, flow, person);
  tellTokens(story, flow, person);
  tellPage(story, flow, person);
}

export function namesOf(flow: string) {
  return {
    state: `state ${flow}`,
    challenge: `challenge ${flow}`,
    code: `code ${flow}`,
    interaction: `interaction ${flow}`,
    jti: `jti ${flow}`,
    refresh: `refresh ${flow}`,
  };
}
