import type { SecretCollector } from './collector.ts';
import { openNames } from './allow-list.ts';
import { redactParameter, showName } from './redact-parameter.ts';
import { isNeverRecorded } from './show-name.ts';

/** Levels and members of a document that are kept at most: more is nobody's message. */
const [deepest, mostMembers] = [12, 500];

/** A JSON document with every member redacted by its name; what no list opens is a stub, whatever its type. */
export function redactJson(secrets: SecretCollector, value: unknown, place: string): unknown {
  let members = 0;
  const redact = (name: string, member: unknown, depth: number): unknown => {
    members += 1;
    if (isNeverRecorded(name)) return `‹${name} · never recorded›`;
    if (member === null || typeof member === 'boolean') return member;
    if (typeof member === 'string') return redactParameter(secrets, name, member, place);
    if (typeof member === 'number') return openNames.has(name) ? member : '‹number · not shown›';
    if (depth >= deepest || members > mostMembers) return '‹left out›';
    if (Array.isArray(member))
      return member.slice(0, mostMembers).map((item) => redact(name, item, depth + 1));
    const entries = Object.entries(member as object).slice(0, mostMembers);
    return Object.fromEntries(
      entries.map(([key, item]) => [showName(secrets, key), redact(key, item, depth + 1)]),
    );
  };
  return redact('', value, 0);
}
