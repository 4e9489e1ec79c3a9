import 'server-only';
import { logger } from '../http/logger.ts';
import { database } from '../storage/database.ts';
import { removeExpired } from './remove-expired.ts';

/** Milliseconds between two rounds. */
const interval = 60_000;

/** Removes what has expired, round after round; a round that fails is logged, and the next one tries again. */
export function startHousekeeping(): void {
  setInterval(() => {
    removeExpired(database()).catch((error: Error) =>
      logger.warn({ reason: error.name }, 'expired rows could not be removed'),
    );
  }, interval).unref();
}
