import { env } from '../env.ts';
import { flowStore } from '../inspector/store.ts';
import { recordFlow } from '../record-flow.ts';

/**
 * Validates the environment (a missing variable ends the server here, with its name), plugs the recorder in, and lets
 * the inspector read what is stored, so that nobody waits for it later.
 */
export function startServer(): void {
  recordFlow(env());
  void flowStore(env())
    ?.ready()
    .catch(() => undefined);
}
