import type { Facts, History } from './history.ts';
import { acknowledgedWrites } from './oracles/acknowledged-writes.ts';
import { noSecretWritten } from './oracles/no-secret-written.ts';
import { nothingHalfDone } from './oracles/nothing-half-done.ts';
import { ownDataOnly } from './oracles/own-data.ts';
import { recovers } from './oracles/recovery.ts';
import { revokedForGood } from './oracles/revoked-for-good.ts';
import { serverErrors } from './oracles/server-errors.ts';
import { startsAgain } from './oracles/start-again.ts';
import { usedOnce } from './oracles/used-once.ts';

/** What must be true after every fault, and the function that says where it is not. */
const oracles: Readonly<Record<string, (history: History, facts: Facts) => string[]>> = {
  'O1 used once': usedOnce,
  'O2 acknowledged is done': acknowledgedWrites,
  'O3 nothing half done': nothingHalfDone,
  'O4 revoked for good': revokedForGood,
  'O5 own data only': ownDataOnly,
  'O6 no secret written': noSecretWritten,
  'O7 server errors': serverErrors,
  'O8 recovery': recovers,
  'O9 start again': startsAgain,
};

/**
 * Checks what a scenario has done against what must always be true.
 *
 * @returns one line per violation; none when everything holds
 */
export function checkInvariants(history: History, facts: Facts): string[] {
  if (history.exchanges.length === 0) return ['nothing was seen on the wire, so nothing was checked'];
  return Object.entries(oracles).flatMap(([name, violations]) =>
    violations(history, facts).map((violation) => `${name}: ${violation}`),
  );
}
