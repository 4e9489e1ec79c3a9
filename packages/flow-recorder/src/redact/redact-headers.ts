import { cookieKind, openHeaders } from './allow-list.ts';
import type { SecretCollector } from './collector.ts';
import { jwtPattern } from './decode-jwt.ts';
import { redactUrl } from './redact-url.ts';

/** Header lines in the order in which they were sent; a name may come several times. */
export type HeaderLines = readonly (readonly [name: string, value: string])[];

/** Headers by lower-case name, several lines joined; secrets are stubs. */
export function redactHeaders(
  secrets: SecretCollector,
  lines: HeaderLines,
  place: string,
  base: string,
): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [name, value] of lines) {
    const key = name.toLowerCase();
    const shown = redactHeader(secrets, key, value, `${place}.${key}`, base);
    headers[key] =
      headers[key] === undefined ? shown : `${headers[key]}${key === 'set-cookie' ? '\n' : ', '}${shown}`;
  }
  return headers;
}

function redactHeader(
  secrets: SecretCollector,
  name: string,
  value: string,
  place: string,
  base: string,
): string {
  if (name === 'cookie')
    return value
      .split(/; */)
      .map((pair) => redactCookie(secrets, pair, place))
      .join('; ');
  if (name === 'set-cookie') return redactSetCookie(secrets, value, place);
  if (name === 'authorization') return redactAuthorization(secrets, value, place);
  if (name === 'location' || name === 'referer') {
    return URL.canParse(value, base)
      ? redactUrl(secrets, new URL(value, base), place)
      : secrets.stub('other', name, value, place);
  }
  const open = openHeaders.has(name) && value.length <= 2_000 && !jwtPattern.test(value);
  return open ? value : secrets.stub('other', name, value, place);
}

function redactCookie(secrets: SecretCollector, pair: string, place: string): string {
  const [name = '', ...rest] = pair.split('=');
  const value = rest.join('=');
  const shown = name.length <= 60 ? name : secrets.stub('other', '', name, place);
  return `${shown}=${value === '' ? '' : secrets.stub(cookieKind(name), name, value, place)}`;
}

function redactSetCookie(secrets: SecretCollector, value: string, place: string): string {
  const [pair = '', ...attributes] = value.split(/; */);
  return [redactCookie(secrets, pair, place), ...attributes].join('; ');
}

/** RFC 6749 §2.3.1: the client's name may be shown, its secret never; RFC 6750 §2.1: the token as its stub. */
function redactAuthorization(secrets: SecretCollector, value: string, place: string): string {
  const [scheme = '', credentials = ''] = value.split(/ +(.*)/s);
  if (/^basic$/i.test(scheme)) {
    const [client = ''] = Buffer.from(credentials, 'base64').toString('utf8').split(':');
    // RFC 6749 §2.3.1: the client's name is form-encoded first.
    const name = new URLSearchParams(`name=${client}`).get('name') ?? '';
    const known = /^[\w-]{1,60}$/.test(name) ? name : '‹client›';
    return `Basic ${known}:‹client secret · never recorded›`;
  }
  if (/^bearer$/i.test(scheme)) {
    return `Bearer ${secrets.stub('access_token', 'authorization', credentials, place)}`;
  }
  return secrets.stub('other', 'authorization', value, place);
}
