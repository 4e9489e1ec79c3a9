import type { SecretCollector } from './collector.ts';
import { redactParameter, showName } from './redact-parameter.ts';

/** Ids that open nothing: the contacts of the API. */
const uuidPattern = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Segments of the paths that servers have: plain words with separators, and the version of a word. */
const wordPattern = /^\.?[a-z]{1,20}(?:[-._][a-z0-9]{1,16})*$/i;
const longestWord = 40;

/** A URL whose secret parameters and ids are stubs. It is shown decoded: nobody is meant to send it again. */
export function redactUrl(secrets: SecretCollector, url: URL, place: string): string {
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    return secrets.stub('other', 'url', url.href, place);
  }
  const query = redactPairs(secrets, url.searchParams, '?', `${place}.query`);
  // RFC 6749 §4.2.2: in a redirect the fragment carries the answer; anything else behind the `#` is left out.
  const fragment = url.hash.includes('=') ? new URLSearchParams(url.hash.slice(1)) : new URLSearchParams();
  const answer = redactPairs(secrets, fragment, '#', `${place}.fragment`);
  return `${url.origin}${redactPath(secrets, url.pathname, place)}${query}${answer}`;
}

function redactPairs(secrets: SecretCollector, pairs: URLSearchParams, mark: string, place: string): string {
  const shown = [...pairs].map(
    ([name, value]) => `${showName(secrets, name)}=${redactParameter(secrets, name, value, place)}`,
  );
  return shown.length === 0 ? '' : mark + shown.join('&');
}

/** A path whose ids are stubs. */
export function redactPath(secrets: SecretCollector, path: string, place: string): string {
  return path
    .split('/')
    .map((segment, index, all) => redactSegment(secrets, segment, all[index - 1], place))
    .join('/');
}

function redactSegment(
  secrets: SecretCollector,
  segment: string,
  before: string | undefined,
  place: string,
): string {
  const isWord = segment.length <= longestWord && wordPattern.test(segment);
  if (segment === '' || isWord || uuidPattern.test(segment)) return segment;
  const kind = before === 'interaction' || before === 'auth' ? 'interaction' : 'other';
  return secrets.stub(kind, 'path', segment, `${place}.path`);
}
