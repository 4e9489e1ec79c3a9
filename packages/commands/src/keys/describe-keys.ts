import { type Kind, kinds, variableOf } from './key-material.ts';
import type { Key, Rings } from './key-rings.ts';
import { type NextStep, type Wait, nextStep, waitForEnd } from './rotation.ts';

const purposes: Readonly<Record<Kind, string>> = {
  signing: 'sign access, ID and logout tokens',
  cookies: "sign the authorization server's cookies",
  encryption: "seal tokens in MessageWriter's storage",
  addressBook: "seal tokens in the storage of ContactSaver's address book",
};

const restart =
  'Now restart the three apps: with npm start, Ctrl-C and npm start; with Docker Compose,\n' +
  '  docker compose run --rm setup && docker compose restart authorization-server contact-saver message-writer\n';

/** Every key by its name, where it stands and since when; never a private value. */
export function describeRings(rings: Rings, published: readonly string[] | undefined, now: Date): string {
  const sections = kinds.map((kind) => {
    const keys = rings[kind].map((key) => `  ${key.id.padEnd(18)}${describeKey(rings, kind, key, now)}\n`);
    return `${variableOf[kind]}: ${purposes[kind]}\n${keys.join('')}`;
  });
  const seen = published ? published.join(', ') : 'unknown, it cannot be reached';
  return `${sections.join('\n')}\nThe authorization server publishes: ${seen}\n`;
}

/** What the next call of `rotate` will do, or what it waits for. */
export function describeNext(rings: Rings, now: Date): string {
  const { name, retires, wait } = nextStep(rings, now);
  const acts = {
    announce: 'announces a new key of each kind, which is accepted and not used yet',
    activate: 'lets the new keys sign and seal; the old ones stay accepted',
    retire: `removes ${retires.map(({ id }) => id).join(', ')}: nothing lives that it made`,
  };
  return `The next npm run keys -- rotate ${acts[name]}${wait === undefined ? '' : `, ${describeWait(name, wait, now)}`}.\n`;
}

/** What a step has changed, and what is to be done now. */
export function describeStep({ name, retires }: NextStep): string {
  const done = {
    announce: 'Step 1 of 3: a new key of each kind is announced. Nothing is signed or sealed with it yet.',
    activate: 'Step 2 of 3: the new keys sign and seal from the next restart on. The old ones stay accepted.',
    retire: `Step 3 of 3: removed ${retires.map(({ id }) => id).join(', ')}.`,
  };
  const look = 'Then look: npm run keys -- status. Times count from when it sees the new key.\n';
  return `${done[name]}\n${restart}${name === 'retire' ? '' : look}`;
}

/** What an emergency has changed. */
export function describeEmergency(kind: 'cookies' | 'signing'): string {
  const consequences = {
    signing:
      'The signing keys are replaced. From the restart on tokens of the old ones are refused: by MessageWriter and\n' +
      'ContactSaver at once if they restart, too, otherwise after five minutes at most. Clients refresh; nobody signs in.',
    cookies: 'The cookie keys are replaced. From the restart on everybody signs in again.',
  };
  return `${consequences[kind]}\n${restart}`;
}

function describeKey(rings: Rings, kind: Kind, key: Key, now: Date): string {
  const since = `since ${format(key.since)} (${span(now.getTime() - key.since.getTime())})`;
  if (key.standing === 'current') return `in use     ${since}`;
  if (key.standing === 'announced') return `announced  ${since}, not used yet`;
  const wait = waitForEnd(rings, kind, key, now);
  return `old        ${since}, still accepted${wait === undefined ? '; it can go' : `; it can go ${describeWait('retire', wait, now)}`}`;
}

function describeWait(name: NextStep['name'], wait: Wait, now: Date): string {
  if (wait === 'not-seen') {
    const what = name === 'activate' ? 'publishes the new key' : 'signs with the new key';
    return `once npm run keys -- status has seen that the authorization server ${what}: restart the three apps`;
  }
  return `after ${format(wait.until)} (in ${span(wait.until.getTime() - now.getTime())})`;
}

function format(date: Date): string {
  return `${date.toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}

/** The largest whole unit, rounded up, so that nobody comes too early. @param duration milliseconds */
function span(duration: number): string {
  const minutes = Math.ceil(duration / 60_000);
  if (minutes < 2) return 'a minute';
  if (minutes < 120) return `${minutes} minutes`;
  const hours = Math.ceil(minutes / 60);
  return hours < 48 ? `${hours} hours` : `${Math.ceil(hours / 24)} days`;
}
