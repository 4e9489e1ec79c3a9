import { redactParameter } from './redact-parameter.ts';
import type { SecretCollector } from './collector.ts';

/** A path segment that is long and random enough to be an id that somebody could use. */
const idPattern = /^(?=.*[A-Z0-9])[\w-]{20,}$/;
const uuidPattern = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** A URL whose secret parameters and ids are stubs. It is shown decoded: nobody is meant to send it again. */
export function redactUrl(secrets: SecretCollector, url: URL, place: string): string {
  const path = url.pathname
    .split('/')
    .map((segment, index, all) => redactSegment(secrets, segment, all[index - 1], place));
  const query = [...url.searchParams].map(
    ([name, value]) =>
      `${showName(secrets, name)}=${redactParameter(secrets, name, value, `${place}.query`)}`,
  );
  const origin = url.origin === 'null' ? url.protocol : url.origin;
  return `${origin}${path.join('/')}${query.length === 0 ? '' : `?${query.join('&')}`}`;
}

/** A parameter's name; a long one could be a secret in the wrong place. */
export function showName(secrets: SecretCollector, name: string): string {
  return name.length <= 40 && /^[\w.:[\]-]*$/.test(name) ? name : secrets.stub('other', '', name, '');
}

function redactSegment(
  secrets: SecretCollector,
  segment: string,
  before: string | undefined,
  place: string,
): string {
  if (uuidPattern.test(segment)) return segment;
  if (idPattern.test(segment)) {
    const kind = before === 'interaction' || before === 'auth' ? 'interaction' : 'other';
    return secrets.stub(kind, 'path', segment, `${place}.path`);
  }
  return segment.length > 60 ? secrets.stub('other', 'path', segment, `${place}.path`) : segment;
}
