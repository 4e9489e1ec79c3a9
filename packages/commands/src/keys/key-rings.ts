import { z } from 'zod';
import { type Kind, idOf, joinLine, kinds, splitLine, variableOf } from './key-material.ts';

/**
 * Where a key stands: announced (accepted, not used yet), current (the one that signs or seals), or old (accepted for
 * what it has made).
 */
export type Standing = 'announced' | 'current' | 'old';

export interface Key {
  /** Safe to show. */
  readonly id: string;
  /** The private key: never shown. */
  readonly material: string;
  readonly standing: Standing;
  /** When it came to stand there. */
  readonly since: Date;
  /** When the running authorization server was first seen to publish (announced) or use (current) this signing key. */
  readonly seenAt: Date | undefined;
}

/** The keys of each kind in the order of the secrets: the first one is current. */
export type Rings = Readonly<Record<Kind, readonly Key[]>>;

const recordVariable = 'KEY_ROTATION';

const recordsSchema = z.record(
  z.string(),
  z.object({
    standing: z.enum(['announced', 'current', 'old']),
    since: z.coerce.date(),
    seenAt: z.coerce.date().optional(),
  }),
);
type Records = z.infer<typeof recordsSchema>;

/**
 * The keys with what was noted about them. The order of the keys is what the apps obey, so it wins over the notes: the
 * first key is current, whatever they say; a key nobody noted, such as one added by hand, is taken for old as of now.
 */
export function readRings(secrets: Readonly<Record<string, string>>, now: Date): Rings {
  const records = recordsSchema.parse(JSON.parse(secrets[recordVariable] ?? '{}'));
  const ring = (kind: Kind) =>
    splitLine(kind, secrets[variableOf[kind]] ?? '').map((material, index) =>
      reconcile(idOf(kind, material), material, index === 0, records, now),
    );
  return Object.fromEntries(kinds.map((kind) => [kind, ring(kind)])) as unknown as Rings;
}

/** The lines of the secrets that hold the keys, and what is noted about them: one file, replaced as a whole. */
export function writeRings(rings: Rings): Record<string, string> {
  const all = kinds.flatMap((kind) => rings[kind]);
  const records = all.map(({ id, standing, since, seenAt }) => [id, { standing, since, seenAt }]);
  const lines = kinds.map((kind) => [
    variableOf[kind],
    joinLine(
      kind,
      rings[kind].map(({ material }) => material),
    ),
  ]);
  return { ...Object.fromEntries(lines), [recordVariable]: JSON.stringify(Object.fromEntries(records)) };
}

function reconcile(id: string, material: string, isFirst: boolean, records: Records, now: Date): Key {
  const record = records[id];
  const fits = record !== undefined && (record.standing === 'current') === isFirst;
  if (fits) return { id, material, ...record, seenAt: record.seenAt };
  return { id, material, standing: isFirst ? 'current' : 'old', since: now, seenAt: undefined };
}
