import { type Kind, idOf, kinds } from './key-material.ts';
import type { Key, Rings } from './key-rings.ts';
import { untilEverybodyKnows, untilNothingLeft } from './waits.ts';

/** What the next call does. */
export type StepName = 'announce' | 'activate' | 'retire';

/** The next step, and what has to happen first. */
export interface NextStep {
  readonly name: StepName;
  /** The keys it removes. */
  readonly retires: readonly Key[];
  /** Undefined when it may be done now. */
  readonly wait: Wait | undefined;
}

/** `not-seen`: the authorization server has not been seen to publish (or use) the new key; restart it, then look. */
export type Wait = { readonly until: Date } | 'not-seen';

/** Makes the private part of a new key. */
export type MakeMaterial = (kind: Kind) => Promise<string>;

/**
 * Notes what the running authorization server publishes (`kid`s in its order, the first one signs), or nothing where it
 * could not be asked. Times count from what was seen, not from what was told: a restart may be forgotten.
 */
export function observe(rings: Rings, published: readonly string[] | undefined, now: Date): Rings {
  if (!published) return rings;
  const isSeen = ({ id, standing }: Key) =>
    standing === 'current' ? published[0] === id : standing === 'announced' && published.includes(id);
  const note = (key: Key) => ({ ...key, seenAt: isSeen(key) ? (key.seenAt ?? now) : undefined });
  return { ...rings, signing: rings.signing.map(note) };
}

/** Which step comes next. Cookie and encryption keys take the same steps: replicas restart one after the other, too. */
export function nextStep(rings: Rings, now: Date): NextStep {
  const all = kinds.flatMap((kind) => rings[kind]);
  if (all.some(({ standing }) => standing === 'announced')) {
    // OIDC Core §10.1.1: a key is published before it signs, or fresh tokens are refused as forged.
    const witness = rings.signing.find(({ standing }) => standing === 'announced') ?? rings.signing[0];
    return { name: 'activate', retires: [], wait: waitFor(witness?.seenAt, untilEverybodyKnows, now) };
  }
  // OIDC Core §10.1.1: a key that signs no more stays published, or tokens that are alive are refused.
  const old = kinds.flatMap((kind) => rings[kind].filter(isOld).map((key) => ({ key, kind })));
  const retires = old.filter(({ key, kind }) => waitForEnd(rings, kind, key, now) === undefined);
  if (retires.length > 0) return { name: 'retire', retires: retires.map(({ key }) => key), wait: undefined };
  const signing = rings.signing.find(isOld);
  if (!signing) return { name: 'announce', retires: [], wait: undefined };
  return { name: 'retire', retires: [signing], wait: waitForEnd(rings, 'signing', signing, now) };
}

/** Does the next step, if nothing has to happen first; otherwise returns the keys as they are. */
export async function advance(rings: Rings, now: Date, make: MakeMaterial): Promise<Rings> {
  const { name, retires, wait } = nextStep(rings, now);
  if (wait !== undefined) return rings;
  if (name === 'announce')
    return eachRing(rings, async (kind) => [...rings[kind], await makeKey(kind, now, make)]);
  if (name === 'activate') return eachRing(rings, async (kind) => activate(rings[kind], now));
  return eachRing(rings, async (kind) => rings[kind].filter((key) => !retires.includes(key)));
}

/** A new key in place of all there are, at once: what they have made is refused from the next restart on. */
export async function replaceAtOnce(rings: Rings, kind: Kind, now: Date, make: MakeMaterial): Promise<Rings> {
  return { ...rings, [kind]: [{ ...(await makeKey(kind, now, make)), standing: 'current' }] };
}

/** What an old key of this kind still waits for: the end of what it made, counted from when the new one was in use. */
export function waitForEnd(rings: Rings, kind: Kind, { since }: Key, now: Date): Wait | undefined {
  const inUse = rings.signing[0]?.seenAt;
  const from = inUse && (inUse > since ? inUse : since);
  return waitFor(from, untilNothingLeft[kind], now);
}

function waitFor(from: Date | undefined, duration: number, now: Date): Wait | undefined {
  if (!from) return 'not-seen';
  const until = new Date(from.getTime() + duration);
  return until <= now ? undefined : { until };
}

function activate(ring: readonly Key[], now: Date): Key[] {
  const announced = ring.filter(({ standing }) => standing === 'announced');
  if (announced.length === 0) return [...ring];
  const rest = ring.filter(({ standing }) => standing !== 'announced');
  return [
    ...announced.map((key) => ({ ...key, standing: 'current' as const, since: now, seenAt: undefined })),
    ...rest.map((key) => (isOld(key) ? key : { ...key, standing: 'old' as const, since: now })),
  ];
}

async function makeKey(kind: Kind, now: Date, make: MakeMaterial): Promise<Key> {
  const material = await make(kind);
  return { id: idOf(kind, material), material, standing: 'announced', since: now, seenAt: undefined };
}

async function eachRing(rings: Rings, change: (kind: Kind) => Promise<readonly Key[]>): Promise<Rings> {
  const changed = await Promise.all(kinds.map(async (kind) => [kind, await change(kind)] as const));
  return { ...rings, ...Object.fromEntries(changed) };
}

function isOld({ standing }: Key): boolean {
  return standing === 'old';
}
