import type { ContactSaverDatabase } from '@ecosystem/prisma/contact-saver';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { Logger } from 'pino';
import { LOGGER } from '../http/logger.ts';
import { DATABASE } from '../settings.ts';
import { insertAccesses } from './insert-accesses.ts';
import type { Access } from './access.ts';

/** Entries that wait for the database at most; what comes then is counted and dropped. */
export const mostWaiting = 2_000;

/** Entries of one `INSERT`. */
const batchSize = 200;

/** Milliseconds in which entries gather. */
const gatherFor = 200;

/** Milliseconds after which a write that failed is tried again. */
const tryAgainAfter = 2_000;

/**
 * The log of accesses: entries wait in memory for a moment and are written together. A database that is away costs
 * entries, never an answer.
 */
@Injectable()
export class AccessLog implements OnApplicationShutdown {
  readonly #database: Pick<ContactSaverDatabase, '$executeRaw'>;
  readonly #logger: Pick<Logger, 'warn'>;
  readonly #waiting: Access[] = [];
  #dropped = 0;
  #timer: NodeJS.Timeout | undefined;
  #writing: Promise<void> = Promise.resolve();

  constructor(@Inject(DATABASE) database: ContactSaverDatabase, @Inject(LOGGER) logger: Logger) {
    this.#database = database;
    this.#logger = logger;
  }

  /** Takes an entry; returns at once and never throws. */
  note(access: Access): void {
    if (this.#waiting.length >= mostWaiting) this.#dropped += 1;
    else this.#waiting.push(access);
    this.#wake(gatherFor);
  }

  /** Writes what waits, once; resolves when that is done or has failed. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#writing = this.#writing.then(() => this.#write());
    await this.#writing;
  }

  /** The server has answered its last request. */
  async onApplicationShutdown(): Promise<void> {
    await this.flush();
    clearTimeout(this.#timer);
  }

  #wake(after: number): void {
    this.#timer ??= setTimeout(() => void this.flush(), after).unref();
  }

  async #write(): Promise<void> {
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.slice(0, batchSize);
      try {
        await insertAccesses(this.#database, batch);
      } catch (error) {
        const { code, name } = error as { code?: unknown; name?: string };
        const waiting = this.#waiting.length;
        this.#logger.warn(
          { reason: name, code, waiting, dropped: this.#dropped },
          'accesses not written yet',
        );
        this.#wake(tryAgainAfter);
        return;
      }
      this.#waiting.splice(0, batch.length);
    }
    if (this.#dropped === 0) return;
    this.#logger.warn({ dropped: this.#dropped }, 'accesses were not logged');
    this.#dropped = 0;
  }
}
