import { createHash } from 'node:crypto';
import type { AuthorizationServerDatabase } from '@ecosystem/prisma/authorization-server';

export interface AttemptLimit {
  /** What is counted; each purpose has counters of its own. */
  readonly purpose: string;
  readonly attempts: number;
  /** Seconds. */
  readonly window: number;
}

/** Counts what one address or browser does in the database, so that every replica and every restart knows it. */
export class CountedAttempts {
  readonly #database: AuthorizationServerDatabase;
  readonly #limit: AttemptLimit;

  constructor(database: AuthorizationServerDatabase, limit: AttemptLimit) {
    this.#database = database;
    this.#limit = limit;
  }

  /**
   * Counts one attempt before it is made, in one statement: of any number at once, no more than the limit may go on.
   *
   * @returns the seconds to wait when there were enough already; 0 when it may be made
   */
  async take(subject: string): Promise<number> {
    const { attempts, window } = this.#limit;
    const key = this.#keyOf(subject);
    const taken = await this.#database.$executeRaw`
      INSERT INTO counted_attempt AS counted (key, attempts, window_ends_at)
      VALUES (${key}, 1, now() + make_interval(secs => ${window}))
      ON CONFLICT (key) DO UPDATE SET
        attempts = CASE WHEN counted.window_ends_at > now() THEN counted.attempts + 1 ELSE 1 END,
        window_ends_at = CASE WHEN counted.window_ends_at > now()
          THEN counted.window_ends_at ELSE excluded.window_ends_at END
      WHERE counted.attempts < ${attempts} OR counted.window_ends_at <= now()`;
    if (taken === 1) return 0;
    const [found] = await this.#database.$queryRaw<{ seconds: number }[]>`
      SELECT ceil(extract(epoch FROM window_ends_at - now()))::int AS seconds FROM counted_attempt
      WHERE key = ${key}`;
    return Math.max(1, found?.seconds ?? 1);
  }

  /** Takes back an attempt that was let through and turned out to be none of those that are counted. */
  async giveBack(subject: string): Promise<void> {
    await this.#database.$executeRaw`
      UPDATE counted_attempt SET attempts = attempts - 1
      WHERE key = ${this.#keyOf(subject)} AND attempts > 0 AND window_ends_at > now()`;
  }

  #keyOf(subject: string): string {
    return createHash('sha256').update(`${this.#limit.purpose} ${subject}`).digest('base64url');
  }
}
