import { findRunning } from './apps/lock.ts';
import { env } from './env.ts';
import { describeEmergency, describeNext, describeRings, describeStep } from './keys/describe-keys.ts';
import { makeMaterial } from './keys/key-material.ts';
import { type Rings, readRings, writeRings } from './keys/key-rings.ts';
import { readPublishedKeys } from './keys/published-keys.ts';
import { advance, nextStep, observe, replaceAtOnce } from './keys/rotation.ts';
import { readParameters } from './parameters.ts';
import { SecretsLockedError } from './secrets-lock.ts';
import { type Secrets, readSecrets, updateSecrets } from './secrets.ts';

/**
 * `npm run keys -- status` shows the keys of this installation and where they stand; `npm run keys -- rotate` takes the
 * next step of a rotation, and refuses one that would break what is alive (exit code 1). In an emergency the old keys go
 * at once. Exit code 2 when there are no keys yet, or somebody else is changing them.
 */
const usage = 'npm run keys -- status | rotate [--emergency [--only signing|cookies]]';
const [action, ...parameters] = process.argv.slice(2);
const { emergency, only } = readParameters(
  usage,
  { emergency: { type: 'boolean', default: false }, only: { type: 'string' } },
  parameters,
);
const kind = only ?? 'signing';
if (action !== 'status' && action !== 'rotate') exit(3, `usage: ${usage}`);
if (kind !== 'signing' && kind !== 'cookies') exit(3, `usage: ${usage}`);
if ((only !== undefined && !emergency) || (emergency && action !== 'rotate')) exit(3, `usage: ${usage}`);
if (Object.keys(readSecrets(env.dataDirectory)).length === 0) {
  exit(2, `There are no keys in ${env.dataDirectory} yet: npm start makes them.`);
}

const published = await readPublishedKeys(env);
const now = new Date();
let said = '';

await updateSecrets(env.dataDirectory, changeKeys).catch((error: unknown) => {
  if (error instanceof SecretsLockedError) exit(2, error.message);
  throw error;
});
process.stdout.write(said);

async function changeKeys(secrets: Secrets): Promise<Secrets> {
  const seen = observe(readRings(secrets, now), published, now);
  return { ...secrets, ...writeRings(action === 'status' ? showStatus(seen) : await rotate(seen)) };
}

function showStatus(rings: Rings): Rings {
  said = `${describeRings(rings, published, now)}${describeNext(rings, now)}`;
  return rings;
}

async function rotate(rings: Rings): Promise<Rings> {
  if (emergency && (kind === 'signing' || kind === 'cookies')) {
    said = `${describeEmergency(kind)}${whereItRuns()}`;
    return replaceAtOnce(rings, kind, now, makeMaterial);
  }
  const step = nextStep(rings, now);
  if (step.wait !== undefined) {
    process.exitCode = 1;
    said = `Nothing was changed: it is too early.\n${describeNext(rings, now)}`;
    return rings;
  }
  const rotated = await advance(rings, now, makeMaterial);
  said = `${describeStep(step)}${whereItRuns()}${describeNext(rotated, now)}`;
  return rotated;
}

/** The apps read their keys when they start. */
function whereItRuns(): string {
  const url = findRunning(env.dataDirectory);
  return url === undefined ? '' : `The ecosystem at ${url} is running with the keys as they were before.\n`;
}

function exit(code: number, message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(code);
}
