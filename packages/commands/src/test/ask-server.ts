import { type IncomingMessage, request as send } from 'node:http';
import type { ProxiedRequest } from './round-robin.ts';

/** What a server answered, whole. */
export interface ServerAnswer {
  readonly status: number;
  /** Names and values in turns, as they came. */
  readonly rawHeaders: readonly string[];
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** `refused`: nobody accepted the connection, so nobody has seen the request. */
export interface ServerResult {
  readonly refused: boolean;
  readonly answer: ServerAnswer | undefined;
  /** The code of what went wrong, such as `ECONNRESET`, where there is no answer. */
  readonly failure: string | undefined;
}

/** Headers that hold for one connection only (RFC 9110 §7.6.1), and the one that would make answers unreadable here. */
const notPassedOn = ['accept-encoding', 'connection', 'content-length', 'keep-alive', 'transfer-encoding'];

/**
 * Sends a request on a connection of its own.
 *
 * @param server `host:port`
 * @returns `sent`: resolves when the request has left, with `false` when it never will; `result`: never rejects
 */
export function askServer(server: string, { method, path, query, headers, body }: ProxiedRequest) {
  const [hostname, port] = server.split(':');
  const passedOn = Object.fromEntries(
    Object.entries(headers).filter(([name]) => !notPassedOn.includes(name)),
  );
  const outgoing = send({
    hostname,
    port,
    method,
    path: query === '' ? path : `${path}?${query}`,
    headers: { ...passedOn, 'content-length': Buffer.byteLength(body), connection: 'close' },
    agent: false,
  });
  const sent = new Promise<boolean>((resolve) => {
    outgoing.once('finish', () => resolve(true));
    outgoing.once('close', () => resolve(false));
  });
  const result = new Promise<ServerResult>((resolve) => {
    const fail = ({ code = 'unknown' }: NodeJS.ErrnoException) =>
      resolve({ refused: code === 'ECONNREFUSED', answer: undefined, failure: code });
    outgoing.once('error', fail);
    outgoing.once('response', (answer) => {
      answer.once('error', fail);
      void readAnswer(answer).then(
        (whole) => resolve({ refused: false, answer: whole, failure: undefined }),
        fail,
      );
    });
  });
  outgoing.end(body === '' ? undefined : body);
  return { sent, result };
}

async function readAnswer(answer: IncomingMessage): Promise<ServerAnswer> {
  const chunks: Buffer[] = [];
  for await (const chunk of answer) chunks.push(chunk as Buffer);
  const names = Object.entries(answer.headers).map(([name, value]) => [name, [value].flat().join(', ')]);
  return {
    status: answer.statusCode ?? 502,
    rawHeaders: withoutConnection(answer.rawHeaders),
    headers: Object.fromEntries(names) as Record<string, string>,
    body: Buffer.concat(chunks).toString(),
  };
}

function withoutConnection(rawHeaders: readonly string[]): string[] {
  return rawHeaders.filter((_value, index) => {
    const name = rawHeaders[index - (index % 2)]?.toLowerCase() ?? '';
    return !notPassedOn.includes(name);
  });
}
