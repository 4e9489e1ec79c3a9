import type { ContactSaverDatabase } from '@ecosystem/prisma/contact-saver';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { Logger } from 'pino';
import { LOGGER } from '../http/logger.ts';
import { DATABASE } from '../settings.ts';
import { removeExpired } from './remove-expired.ts';

/** Milliseconds between two rounds of one process. */
const everyMinute = 60_000;

/** Removes what has expired, now and then; a round that fails is a line in the log, and the next one tries again. */
@Injectable()
export class Housekeeping implements OnApplicationBootstrap, OnApplicationShutdown {
  readonly #database: ContactSaverDatabase;
  readonly #logger: Logger;
  #timer: NodeJS.Timeout | undefined;
  #round: Promise<void> = Promise.resolve();

  constructor(@Inject(DATABASE) database: ContactSaverDatabase, @Inject(LOGGER) logger: Logger) {
    this.#database = database;
    this.#logger = logger;
  }

  /** The first round begins at a random moment, so that replicas that were started together take turns. */
  onApplicationBootstrap(): void {
    this.#wake(Math.random() * everyMinute);
  }

  async onApplicationShutdown(): Promise<void> {
    clearTimeout(this.#timer);
    await this.#round;
    clearTimeout(this.#timer);
  }

  #wake(after: number): void {
    this.#timer = setTimeout(() => {
      this.#round = this.#work().finally(() => this.#wake(everyMinute));
    }, after).unref();
  }

  async #work(): Promise<void> {
    try {
      const removed = await removeExpired(this.#database);
      if (removed > 0) this.#logger.debug({ removed }, 'expired rows removed');
    } catch (error) {
      const { code, name } = error as { code?: unknown; name?: string };
      this.#logger.warn({ reason: name, code }, 'expired rows could not be removed');
    }
  }
}
