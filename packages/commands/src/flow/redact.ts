import { createHmac, randomBytes } from 'node:crypto';
import type { Exchange } from '../user-agent/user-agent.ts';

export interface RedactedRequest {
  method: string;
  url: string;
  headers: Record<string, string>;
  body: Record<string, string | string[]> | null;
}

export interface RedactedResponse {
  status: number;
  headers: Record<string, string>;
  /** Pages are not kept: they hold form tokens. */
  body: null;
}

/** What may be shown as it is; everything not named here is cut down to a stub that is useless as a credential. */
const openHeaders = new Set([
  'accept',
  'allow',
  'cache-control',
  'content-security-policy',
  'connection',
  'content-encoding',
  'content-length',
  'content-type',
  'cross-origin-opener-policy',
  'cross-origin-resource-policy',
  'date',
  'keep-alive',
  'origin',
  'permissions-policy',
  'referrer-policy',
  'retry-after',
  'transfer-encoding',
  'user-agent',
  'vary',
  'www-authenticate',
  'x-content-type-options',
]);
const openParameters = new Set([
  'client_id',
  'code_challenge',
  'code_challenge_method',
  'decision',
  'error',
  'error_description',
  'iss',
  'nonce',
  'prompt',
  'redirect_uri',
  'resource',
  'response_mode',
  'response_type',
  'scope',
]);

/**
 * Makes a function that cuts every secret out of an exchange. One value gets the same stub throughout one run, so that
 * it can be followed; the key behind the stubs is forgotten with the run.
 */
export function createRedactor(): (exchange: Exchange) => {
  request: RedactedRequest;
  response: RedactedResponse;
} {
  const key = randomBytes(32);
  const stub = (value: string) => {
    const fingerprint = createHmac('sha256', key).update(value).digest('base64url').slice(0, 8);
    return `‹${value.length} characters #${fingerprint}›`;
  };
  const parameter = ([name, value]: [string, string]): [string, string] => [
    name,
    openParameters.has(name) ? value : stub(value),
  ];
  const url = (value: string) => {
    const parsed = new URL(value);
    const query = [...parsed.searchParams].map(parameter);
    const search = query.map(([name, shown]) => `${name}=${shown}`).join('&');
    const pathname = parsed.pathname.replace(/[\w-]{32,}/g, stub);
    return `${parsed.origin}${pathname}${search === '' ? '' : `?${search}`}`;
  };
  const header = ([name, value]: [string, string], base: string): [string, string] => {
    if (name === 'location') return [name, url(new URL(value, base).href)];
    if (name === 'set-cookie' || name === 'cookie') return [name, cookies(name, value, stub)];
    return [name, openHeaders.has(name) ? value : stub(value)];
  };
  const headers = (all: Record<string, string>, base: string) =>
    Object.fromEntries(Object.entries(all).map((entry) => header(entry, base)));

  return ({ request, response }) => ({
    request: {
      method: request.method,
      url: url(request.url),
      headers: headers(request.headers, request.url),
      body:
        request.body === undefined ? null : grouped([...new URLSearchParams(request.body)].map(parameter)),
    },
    response: { status: response.status, headers: headers(response.headers, request.url), body: null },
  });
}

/** A field that came several times, such as one `scope` per ticked box, is a list. */
function grouped(fields: readonly [string, string][]): Record<string, string | string[]> {
  const names = [...new Set(fields.map(([name]) => name))];
  return Object.fromEntries(
    names.map((name) => {
      const values = fields.filter(([other]) => other === name).map(([, value]) => value);
      return [name, values.length === 1 ? (values[0] ?? '') : values];
    }),
  );
}

/** Keeps names and attributes (`HttpOnly; SameSite=Lax`) and cuts the values. */
function cookies(header: 'cookie' | 'set-cookie', value: string, stub: (value: string) => string): string {
  if (header === 'cookie') return value.split('; ').map(cut).join('; ');
  return value
    .split(/, (?=[^;,=\s]+=)/)
    .map((cookie) => {
      const [pair = '', ...attributes] = cookie.split('; ');
      return [cut(pair), ...attributes].join('; ');
    })
    .join(', ');

  function cut(pair: string): string {
    const [name = '', ...rest] = pair.split('=');
    return `${name}=${stub(rest.join('='))}`;
  }
}
