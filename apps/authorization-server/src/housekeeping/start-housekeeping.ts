import type { Logger } from 'pino';

/** Milliseconds between two rounds of one process. */
const everyMinute = 60_000;

export interface HousekeepingOptions {
  /** One round; says how many rows are gone. */
  readonly removeExpired: () => Promise<number>;
  readonly logger: Pick<Logger, 'debug' | 'warn'>;
}

export interface Housekeeping {
  /** Resolves when no round is under way, and none will begin. */
  stop(): Promise<void>;
}

/**
 * Removes what has expired, now and then. The first round begins at a random moment, so that replicas that were started
 * together take turns. A round that fails is a line in the log; the next one comes all the same.
 */
export function startHousekeeping({ logger, removeExpired }: HousekeepingOptions): Housekeeping {
  let round: Promise<void> = Promise.resolve();
  let stopped = false;
  let timer = setTimeout(begin, Math.random() * everyMinute).unref();

  function begin(): void {
    round = work().finally(() => {
      if (!stopped) timer = setTimeout(begin, everyMinute).unref();
    });
  }

  async function work(): Promise<void> {
    try {
      const removed = await removeExpired();
      if (removed > 0) logger.debug({ removed }, 'expired rows removed');
    } catch (error) {
      const { code, name } = error as { code?: unknown; name?: string };
      logger.warn({ reason: name, code }, 'expired rows could not be removed');
    }
  }

  return {
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await round;
    },
  };
}
