import { env } from '../env.ts';
import { startHousekeeping } from '../housekeeping/start-housekeeping.ts';
import { flowStore } from '../inspector/store.ts';
import { startNightJob } from '../night-job/start-night-job.ts';
import { recordFlow } from '../record-flow.ts';

/**
 * Validates the environment (a missing variable ends the server here, with its name), plugs the recorder in, lets the
 * inspector read what is stored, so that nobody waits for it later, and begins to look for work of the night
 * and for what has expired.
 */
export function startServer(): void {
  recordFlow(env());
  void flowStore(env())
    ?.ready()
    .catch(() => undefined);
  startNightJob();
  startHousekeeping();
}
