import { openNames, secretKinds } from './allow-list.ts';
import type { SecretCollector } from './collector.ts';
import { jwtPattern } from './decode-jwt.ts';
import { redactUrl } from './redact-url.ts';
import { isNeverRecorded, isPlainName } from './show-name.ts';

/** A longer value of an open parameter is not what the parameter is for. */
const longestOpen = 600;

/** What may be shown of a parameter, a JSON member or a claim, by its name. */
export function redactParameter(
  secrets: SecretCollector,
  name: string,
  value: string,
  place: string,
): string {
  if (isNeverRecorded(name)) return `‹${isPlainName(name) ? name : 'secret'} · never recorded›`;
  const kind = Object.hasOwn(secretKinds, name) ? secretKinds[name] : undefined;
  if (!openNames.has(name) || jwtPattern.test(value) || value.length > longestOpen) {
    return secrets.stub(kind ?? 'other', name, value, place);
  }
  if (/^https?:.*\?/s.test(value) && URL.canParse(value)) return redactUrl(secrets, new URL(value), place);
  if (kind) secrets.follow(kind, name, value, place);
  return value;
}

/** A parameter's name; an unusual one could be a secret in the wrong place. */
export function showName(secrets: SecretCollector, name: string): string {
  return isPlainName(name) || name === '' ? name : secrets.stub('other', '', name, '');
}
