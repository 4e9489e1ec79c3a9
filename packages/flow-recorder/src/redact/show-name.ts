import { neverRecorded, openHeaders, openNames, secretKinds } from './allow-list.ts';

/** Words of ours and of the specifications: letters with separators, too short and too plain to be a credential. */
const wordPattern = /^[A-Za-z][a-z]*(?:[-_.]?[A-Z]?[a-z]+)*(?:\[\])?$/;
const longestWord = 30;

/** Names that were found to be plain: the same few come again and again. */
const plainNames = new Set<string>();
const mostNames = 500;

/** Whether a name is one that people write, and not a secret in the wrong place. */
export function isPlainName(name: string): boolean {
  if (plainNames.has(name)) return true;
  const isKnown = openNames.has(name) || Object.hasOwn(secretKinds, name) || openHeaders.has(name);
  const isPlain = isKnown || (name.length <= longestWord && wordPattern.test(name));
  if (isPlain && plainNames.size < mostNames) plainNames.add(name);
  return isPlain;
}

/** `name` as it is compared with the list of what is never recorded: `Password` and `client_secret[]` are the same. */
export function isNeverRecorded(name: string): boolean {
  return neverRecorded.has(name.toLowerCase().replace(/[^a-z_]/g, ''));
}
