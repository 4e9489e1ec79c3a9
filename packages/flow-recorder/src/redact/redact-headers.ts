import { cookieKind, openHeaders } from './allow-list.ts';
import type { SecretCollector } from './collector.ts';
import { jwtPattern } from './decode-jwt.ts';
import { showName } from './redact-parameter.ts';
import { redactPath, redactUrl } from './redact-url.ts';
import { isPlainName } from './show-name.ts';

/** Header lines in the order in which they were sent; a name may come several times. */
export type HeaderLines = readonly (readonly [name: string, value: string])[];

/** Headers by lower-case name, several lines joined; secrets are stubs. */
export function redactHeaders(
  secrets: SecretCollector,
  lines: HeaderLines,
  place: string,
  base: string,
): Record<string, string> {
  const headers = new Map<string, string>();
  for (const [name, value] of lines) {
    const known = name.toLowerCase();
    const key = openHeaders.has(known) ? known : showName(secrets, known);
    const shown = redactHeader(secrets, known, value, `${place}.${key}`, base);
    const before = headers.get(key);
    headers.set(key, before === undefined ? shown : `${before}${key === 'set-cookie' ? '\n' : ', '}${shown}`);
  }
  return Object.fromEntries(headers);
}

function redactHeader(
  secrets: SecretCollector,
  name: string,
  value: string,
  place: string,
  base: string,
): string {
  switch (name) {
    case 'cookie':
      return value
        .split(/; */)
        .map((pair) => redactCookie(secrets, pair, place))
        .join('; ');
    case 'set-cookie':
      return redactSetCookie(secrets, value, place);
    case 'authorization':
    case 'proxy-authorization':
      return redactAuthorization(secrets, value, place);
    case 'location':
    case 'referer':
      return URL.canParse(value, base)
        ? redactUrl(secrets, new URL(value, base), place)
        : secrets.stub('other', name, value, place);
    default: {
      const open = openHeaders.has(name) && value.length <= 2_000 && !jwtPattern.test(value);
      return open ? value : secrets.stub('other', name, value, place);
    }
  }
}

function redactCookie(secrets: SecretCollector, pair: string, place: string): string {
  const [name = '', ...rest] = pair.split('=');
  if (rest.length === 0) return pair === '' ? '' : secrets.stub('other', '', pair, place);
  const value = rest.join('=');
  const shown = isCookieName(name) ? name : secrets.stub('other', '', name, place);
  return `${shown}=${value === '' ? '' : secrets.stub(cookieKind(name), name, value, place)}`;
}

/** Ours, with the prefixes that https brings and the endings of the library's signatures, and other plain names. */
function isCookieName(name: string): boolean {
  return isPlainName(name.replace(/^__(?:Host|Secure)-/, '').replace(/\.sig$/, ''));
}

function redactSetCookie(secrets: SecretCollector, value: string, place: string): string {
  const [pair = '', ...attributes] = value.split(/; */);
  const shown = attributes.map((attribute) => redactAttribute(secrets, attribute, place));
  return [redactCookie(secrets, pair, place), ...shown].join('; ');
}

const openAttributes =
  /^(?:expires=[\w, :+-]{1,40}|max-age=-?\d{1,10}|httponly|secure|samesite=\w{3,6}|priority=\w{3,6})$/i;

/** RFC 6265 §4.1.2: the path of a cookie can hold an id that is worth as much as the cookie. */
function redactAttribute(secrets: SecretCollector, attribute: string, place: string): string {
  const [, name = '', path = ''] = /^(path)=(.*)$/i.exec(attribute) ?? [];
  if (name !== '') return `${name}=${redactPath(secrets, path, place)}`;
  return openAttributes.test(attribute) ? attribute : '‹not shown›';
}

/** RFC 6749 §2.3.1: the client's name may be shown, its secret never; RFC 6750 §2.1: the token as its stub. */
function redactAuthorization(secrets: SecretCollector, value: string, place: string): string {
  const [scheme = '', credentials = ''] = value.split(/ +(.*)/s);
  if (/^basic$/i.test(scheme)) {
    const [client = '', secret] = Buffer.from(credentials, 'base64').toString('utf8').split(':');
    // RFC 6749 §2.3.1: the client's name is form-encoded first.
    const name = new URLSearchParams(`name=${client}`).get('name') ?? '';
    const known = secret !== undefined && isPlainName(name) ? name : '‹client›';
    return `Basic ${known}:‹client secret · never recorded›`;
  }
  if (/^(?:bearer|dpop)$/i.test(scheme)) {
    return `${/^b/i.test(scheme) ? 'Bearer' : 'DPoP'} ${secrets.stub('access_token', 'authorization', credentials, place)}`;
  }
  return secrets.stub('other', 'authorization', value, place);
}
