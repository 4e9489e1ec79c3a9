import { createHash } from 'node:crypto';
import { type AuthorizationServerDatabase, Prisma } from '@ecosystem/prisma/authorization-server';

/** How many failed sign-ins one key may have within a window (seconds). */
interface Limit {
  readonly key: string;
  readonly failures: number;
}

const windowLength = 15 * 60;
const failuresPerAccountAndAddress = 10;
const failuresPerAddress = 100;

/**
 * Counts failed sign-ins in the database, so that every replica and every restart knows them. Successes are never
 * counted. An account is only ever blocked together with an address: nobody can lock its owner out from elsewhere.
 */
export class SignInFailures {
  readonly #database: AuthorizationServerDatabase;

  constructor(database: AuthorizationServerDatabase) {
    this.#database = database;
  }

  /** Seconds until this address may try this e-mail address again; 0 when it may try now. */
  async secondsBlocked(email: string, address: string): Promise<number> {
    const limits = limitsFor(email, address);
    const rows = await this.#database.signInFailure.findMany({
      where: { key: { in: limits.map(({ key }) => key) }, windowEndsAt: { gt: new Date() } },
    });
    const blocked = rows.filter(({ key, failures }) =>
      limits.some((limit) => limit.key === key && failures >= limit.failures),
    );
    const waits = blocked.map(({ windowEndsAt }) => Math.ceil((windowEndsAt.getTime() - Date.now()) / 1000));
    return Math.max(0, ...waits);
  }

  /** Counts one failure for both keys, in one statement: simultaneous failures are all counted. */
  async record(email: string, address: string): Promise<void> {
    const rows = limitsFor(email, address).map(
      ({ key }) => Prisma.sql`(${key}, 1, now() + make_interval(secs => ${windowLength}))`,
    );
    await this.#database.$executeRaw`
      INSERT INTO sign_in_failure (key, failures, window_ends_at) VALUES ${Prisma.join(rows)}
      ON CONFLICT (key) DO UPDATE SET
        failures = CASE WHEN sign_in_failure.window_ends_at > now() THEN sign_in_failure.failures + 1 ELSE 1 END,
        window_ends_at = CASE WHEN sign_in_failure.window_ends_at > now()
          THEN sign_in_failure.window_ends_at ELSE excluded.window_ends_at END`;
  }
}

/** Both keys in one order, or two simultaneous failures could wait for one another's rows. */
function limitsFor(email: string, address: string): Limit[] {
  return [
    { key: `account ${digest(`${email} ${address}`)}`, failures: failuresPerAccountAndAddress },
    { key: `address ${digest(address)}`, failures: failuresPerAddress },
  ];
}

function digest(value: string): string {
  return createHash('sha256').update(value).digest('base64url');
}
