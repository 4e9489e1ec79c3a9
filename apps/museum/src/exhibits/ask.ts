import type { ShownExchange } from '../people/visits.ts';

/** Somebody of the museum who sends requests. */
export interface Sender {
  readonly name: string;
  readonly send: typeof fetch;
}

export interface Receiver {
  readonly name: string;
  readonly origin: string;
}

export interface Question {
  readonly method?: 'DELETE' | 'GET' | 'POST';
  readonly path: string;
  readonly form?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Readonly<Record<string, unknown>>;
  /** The error code of a refusal, in its body or in the address it sends the browser to. */
  readonly error: string | undefined;
  readonly shown: ShownExchange;
}

/** Sends a real request from one party to another, and keeps what a page may show of it. */
export async function ask(sender: Sender, receiver: Receiver, question: Question): Promise<Answer> {
  const { form, headers = {}, method = form ? 'POST' : 'GET', path } = question;
  const response = await sender.send(receiver.origin + path, {
    method,
    headers: {
      accept: 'application/json',
      ...(form && { 'content-type': 'application/x-www-form-urlencoded' }),
      ...headers,
    },
    redirect: 'manual',
    ...(form && { body: new URLSearchParams(form).toString() }),
  });
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json') === true;
  const body = isJson ? (JSON.parse(text) as Record<string, unknown>) : {};
  const shown = {
    from: sender.name,
    to: receiver.name,
    request: [`${method} ${path.replace(/\?.*/s, '')}`, ...parametersOf(question)].join('\n'),
    answer: answerOf(response, body),
  };
  return { status: response.status, headers: response.headers, body, error: errorOf(response, body), shown };
}

/** A bearer token in the header (RFC 6750 §2.1). */
export function bearer(token: string | undefined): Readonly<Record<string, string>> {
  return { authorization: `Bearer ${token ?? ''}` };
}

function errorOf({ headers }: Pick<Response, 'headers'>, body: Readonly<Record<string, unknown>>) {
  if (typeof body['error'] === 'string') return body['error'];
  return /[?&#]error=(\w+)/.exec(headers.get('location') ?? '')?.[1];
}

const secrets: ReadonlySet<string> = new Set(['access_token', 'id_token', 'password']);

function parametersOf({ form = {}, headers = {}, path }: Question): string[] {
  const query = new URLSearchParams(/\?(.*)/s.exec(path)?.[1]);
  const fields = [...query, ...Object.entries(form)].map(([name, value]) => `${name}=${stub(name, value)}`);
  const { authorization } = headers as { authorization?: string };
  return [...(authorization ? [`Authorization: ${authorization.split(' ')[0]} …`] : []), ...fields];
}

function answerOf({ headers, status }: Response, body: Readonly<Record<string, unknown>>): string {
  const redirected = errorOf({ headers }, {});
  if (redirected !== undefined) return `${status} error=${redirected}`;
  if (Object.keys(body).length === 0) return String(status);
  return `${status} ${JSON.stringify(body, (name, value: unknown) => stub(name, value))}`;
}

function stub(name: string, value: unknown): unknown {
  return secrets.has(name) ? '…' : value;
}
