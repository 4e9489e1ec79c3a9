import { createHash } from 'node:crypto';
import { Fingerprints } from '../fingerprint.ts';
import type { CapturedBody } from '../redact/redact-body.ts';
import { type CapturedExchange, type RedactedExchange, redactExchange } from '../redact/redact-exchange.ts';

export const fingerprints = new Fingerprints('the key that all recorders share');

type Changes = Omit<Partial<CapturedExchange>, 'url' | 'response'> & {
  readonly url?: string;
  readonly response?: Partial<NonNullable<CapturedExchange['response']>>;
};

/** An exchange as it could go over the wire. */
export function captured({ url, response, ...changes }: Changes = {}): CapturedExchange {
  return {
    to: 'message-writer',
    method: 'GET',
    requestHeaders: [],
    requestBody: undefined,
    ...changes,
    url: new URL(url ?? '/', 'http://localhost:3000'),
    response: { status: 200, headers: [], body: undefined, ...response },
  };
}

export function redact(changes: Changes = {}): RedactedExchange {
  return redactExchange(fingerprints, captured(changes));
}

export function body(contentType: string, content: string): CapturedBody {
  return { contentType, bytes: Buffer.from(content), truncated: false };
}

export function form(content: string): CapturedBody {
  return body('application/x-www-form-urlencoded', content);
}

export function json(content: unknown): CapturedBody {
  return body('application/json', typeof content === 'string' ? content : JSON.stringify(content));
}

/** A JWT that nobody has signed. */
export function jwt(
  payload: object,
  header: object = { alg: 'RS256', typ: 'at+jwt' },
  signature = 'c2lnbmVk',
): string {
  const part = (content: object) => Buffer.from(JSON.stringify(content)).toString('base64url');
  return `${part(header)}.${part(payload)}.${signature}`;
}

/** A value that looks random, the same one in every run. */
export function secretOf(name: string, length = 43): string {
  return createHash('sha512').update(name).digest('base64url').replace(/^[-_]/, 'x').slice(0, length);
}
