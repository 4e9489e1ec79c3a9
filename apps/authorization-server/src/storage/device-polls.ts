import { type AuthorizationServerDatabase, Prisma } from '@ecosystem/prisma/authorization-server';
import { hashId } from './record.ts';

/** Seconds a device waits between two questions (RFC 8628 §3.2), unless it is told to wait longer. */
export const pollInterval = 5;

/** Seconds by which the interval grows with each question that comes too early (RFC 8628 §3.5). */
const slowDownStep = 5;

/** Seconds a question may be early: a network is not a clock. */
const tolerance = 0.5;

/** Remembers when each device has asked last, for every replica. */
export class DevicePolls {
  readonly #database: AuthorizationServerDatabase;

  constructor(database: AuthorizationServerDatabase) {
    this.#database = database;
  }

  /**
   * Counts one question, in one statement: of several at once, on any replica, all but the first come too early.
   *
   * @returns whether the device asks more often than it may; its interval is longer from now on
   */
  async record(deviceCode: string): Promise<boolean> {
    const isEarly = Prisma.sql`now() - poll.polled_at < make_interval(secs => poll.interval_seconds - ${tolerance}::float8)`;
    const [polled] = await this.#database.$queryRaw<{ early: boolean }[]>`
      INSERT INTO device_poll AS poll (code_hash, interval_seconds, polled_at)
      VALUES (${hashId(deviceCode)}, ${pollInterval}, now())
      ON CONFLICT (code_hash) DO UPDATE SET
        interval_seconds = poll.interval_seconds + CASE WHEN ${isEarly} THEN ${slowDownStep}::int ELSE 0 END,
        early = ${isEarly},
        polled_at = now()
      RETURNING early`;
    return polled?.early ?? false;
  }
}
