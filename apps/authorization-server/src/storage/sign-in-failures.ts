import { createHash } from 'node:crypto';
import { type AuthorizationServerDatabase, Prisma } from '@ecosystem/prisma/authorization-server';
import { isStorable } from './record.ts';
import type { SignInAccount } from './verify-password.ts';

/** How many failed sign-ins one key may have within a window (seconds). */
interface Limit {
  readonly key: string;
  readonly failures: number;
}

/** The failures of one key, and when its window ends (ISO 8601). */
interface Block {
  readonly key: string;
  readonly failures: number;
  readonly endsAt: string;
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

  /**
   * What a sign-in needs to know before the password is looked at, in one statement: the account with this e-mail
   * address, if there is one, and the seconds until this address may try it again; 0 when it may try now.
   */
  async beforeSignIn(
    email: string,
    address: string,
  ): Promise<{ account: SignInAccount | null; secondsBlocked: number }> {
    if (!isStorable(email)) return { account: null, secondsBlocked: 0 };
    const limits = limitsFor(email, address);
    const [found] = await this.#database.$send<{
      account: SignInAccount | null;
      blocks: Block[] | null;
    }>(Prisma.sql`
      SELECT
        (SELECT jsonb_build_object('id', id, 'passwordHash', password_hash, 'disabled', disabled_at IS NOT NULL)
          FROM account WHERE email = ${email}) AS account,
        (SELECT jsonb_agg(jsonb_build_object('key', key, 'failures', failures, 'endsAt', window_ends_at))
          FROM sign_in_failure WHERE key IN (${Prisma.join(limits.map(({ key }) => key))})) AS blocks`);
    return { account: found?.account ?? null, secondsBlocked: secondsBlocked(found?.blocks ?? [], limits) };
  }

  /** The seconds until this address may try this account again; 0 when it may now. */
  async secondsBlocked(email: string, address: string): Promise<number> {
    const limits = limitsFor(email, address);
    const rows = await this.#database.signInFailure.findMany({
      where: { key: { in: limits.map(({ key }) => key) } },
    });
    const blocks = rows.map(({ key, failures, windowEndsAt }) => ({
      key,
      failures,
      endsAt: windowEndsAt.toISOString(),
    }));
    return secondsBlocked(blocks, limits);
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

function secondsBlocked(blocks: readonly Block[], limits: readonly Limit[]): number {
  const reached = blocks.filter(({ key, failures }) =>
    limits.some((limit) => limit.key === key && failures >= limit.failures),
  );
  const waits = reached.map(({ endsAt }) => Math.ceil((Date.parse(endsAt) - Date.now()) / 1000));
  return Math.max(0, ...waits);
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
