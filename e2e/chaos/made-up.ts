import type { Exchange, Facts, History, Participant } from './history.ts';
import { userAgentOf } from './history.ts';

export const ada: Participant = {
  email: 'ada@example.net',
  password: 'a-password-of-hers-alone',
  subject: '11111111-1111-4111-8111-111111111111',
  canary: 'Canary-of-Ada',
};
export const grace: Participant = {
  email: 'grace@example.net',
  password: 'another-password-of-hers',
  subject: '22222222-2222-4222-8222-222222222222',
  canary: 'Canary-of-Grace',
};

/** An exchange that nothing is wrong with, but for what is said here. The first happens at 1000, each takes 10 ms. */
export function exchange(
  changes: Partial<Omit<Exchange, 'answer'>> & { answer?: Partial<Exchange['answer']> | null },
) {
  const { answer, ...others } = changes;
  const askedAt = others.askedAt ?? 1_000;
  return {
    to: 'message-writer',
    server: 'localhost:1',
    from: userAgentOf(ada.email),
    method: 'GET',
    path: '/birthdays',
    query: '',
    body: '',
    askedAt,
    answeredAt: askedAt + 10,
    delivered: answer !== null,
    failure: answer === null ? 'ECONNRESET' : undefined,
    ...others,
    headers: { accept: 'text/html', ...others.headers },
    answer:
      answer === null
        ? undefined
        : { status: 200, body: '', ...answer, headers: { 'content-type': 'text/html', ...answer?.headers } },
  } satisfies Exchange;
}

export function history(exchanges: readonly Exchange[], changes: Partial<History> = {}): History {
  return { exchanges, windows: [], restarts: [], participants: [ada, grace], ...changes };
}

export function facts(changes: Partial<Facts> = {}): Facts {
  return {
    halfDone: [{ rule: 'no connection without tokens', rows: 0 }],
    drafts: [],
    contacts: [],
    granted: [],
    signedIn: [],
    connected: [],
    written: [{ where: 'a log', text: '{"msg":"ready"}' }],
    ...changes,
  };
}

const form = (fields: Readonly<Record<string, string>>) => new URLSearchParams(fields).toString();

/** The authorization response with a code, as Ada's browser gets it. */
function codeIssued(code: string, askedAt: number): Exchange {
  const location = `http://localhost:3000/oauth/callback?code=${code}&state=s`;
  return exchange({
    to: 'authorization-server',
    path: '/auth/x',
    askedAt,
    answer: { status: 303, headers: { location } },
  });
}

/** A request to the token endpoint; `tokens` undefined when it is refused. */
export function tokenRequest(
  presented: Readonly<Record<string, string>>,
  tokens: Readonly<Record<string, string>> | undefined,
  askedAt: number,
): Exchange {
  return exchange({
    ...byTheClient,
    path: '/token',
    body: form(presented),
    askedAt,
    answer: tokens
      ? { status: 200, body: JSON.stringify(tokens), headers: json }
      : { status: 400, body: '{"error":"invalid_grant"}', headers: json },
  });
}

export function revocation(token: string, askedAt: number): Exchange {
  return exchange({
    ...byTheClient,
    path: '/token/revocation',
    body: form({ token }),
    askedAt,
    answer: { headers: json },
  });
}

/** A form that Ada's browser posts. */
export function post(
  to: Exchange['to'],
  path: string,
  fields: Readonly<Record<string, string>>,
  answer: { status: number; location?: string } | null,
  askedAt = 1_000,
): Exchange {
  return exchange({
    to,
    method: 'POST',
    path,
    body: form(fields),
    askedAt,
    answer: answer && {
      status: answer.status,
      headers: answer.location ? { location: answer.location } : {},
    },
  });
}

const json = { 'content-type': 'application/json' };
const byTheClient = {
  to: 'authorization-server',
  from: 'message-writer/0.1.0',
  method: 'POST',
  headers: { accept: 'application/json' },
} as const;

/** A token that says when it ends (seconds since the epoch) and who it is for, signed by nobody. */
export function unsignedJwt(claims: { readonly exp: number; readonly sub?: string }): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'RS256' })}.${part(claims)}.${'x'.repeat(40)}`;
}

/** What a token response holds, in `flow`. */
export const tokens = {
  access_token: 'access-token-0123456789',
  refresh_token: 'refresh-token-0123456789',
};

/** Ada gets a code, and it is redeemed. */
export const flow = [
  codeIssued('code-0123456789abcdef', 1_000),
  tokenRequest({ code: 'code-0123456789abcdef' }, tokens, 1_100),
];

/** Ada saves a draft. */
export function saved(words: string, answer: Parameters<typeof post>[3], askedAt?: number): Exchange {
  return post('message-writer', '/messages/save', { firstName: 'Mary', body: words }, answer, askedAt);
}

/** How a saved draft is answered. */
export const savedAnswer = { status: 303, location: '/messages' };

/** A draft of Ada's, as it is kept. */
export function draft(words: string) {
  return { person: ada.email, firstName: 'Mary', words };
}
