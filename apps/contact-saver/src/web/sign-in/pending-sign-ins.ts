import { createHash, randomBytes } from 'node:crypto';
import type { ContactSaverDatabase } from '@ecosystem/prisma/contact-saver';
import { type Seal, UnsealError } from '@ecosystem/seal/seal';
import { z } from 'zod';
import { SignInError } from './errors.ts';

const secretsSchema = z.object({ nonce: z.string(), codeVerifier: z.string() });

/** What only we know of an authorization request, kept until its answer comes. */
export type SignInSecrets = z.infer<typeof secretsSchema>;

/** Milliseconds a person may take at the authorization server; with the lab on, a reader may stop there for an hour. */
const waitFor = 2 * 60 * 60 * 1000;

/** The authorization requests that wait for their answers; each belongs to one browser, and is answered once. */
export class PendingSignIns {
  readonly #database: ContactSaverDatabase;
  readonly #seal: Seal;

  constructor(database: ContactSaverDatabase, seal: Seal) {
    this.#database = database;
    this.#seal = seal;
  }

  /** @returns `state`: 256 random bits (RFC 9700 §4.7) */
  async keep(browserId: string, secrets: SignInSecrets): Promise<string> {
    const state = randomBytes(32).toString('base64url');
    const stateHash = hash(state);
    await this.#database.pendingSignIn.create({
      data: {
        stateHash,
        browserHash: hash(browserId),
        sealed: this.#seal.seal(secrets, placeOf(stateHash)),
        expiresAt: new Date(Date.now() + waitFor),
      },
    });
    return state;
  }

  #open(sealed: string, stateHash: string): SignInSecrets {
    try {
      return secretsSchema.parse(this.#seal.unseal(sealed, placeOf(stateHash)));
    } catch (cause) {
      if (!(cause instanceof UnsealError)) throw cause;
      throw new SignInError('state', 'kept with a key that is not ours any more', { cause });
    }
  }

  /**
   * Takes what was kept; nobody can take it again.
   *
   * @throws {SignInError} `state`
   */
  async take(browserId: string | undefined, state: string): Promise<SignInSecrets> {
    const stateHash = hash(state);
    const [row] = await this.#database.$queryRaw<{ sealed: string }[]>`
      DELETE FROM pending_sign_in
      WHERE state_hash = ${stateHash} AND browser_hash = ${hash(browserId ?? '')} AND expires_at > now()
      RETURNING sealed`;
    // RFC 9700 §4.7: an answer that this browser has not asked for signs it in as somebody else; one that was used is used.
    if (!row) throw new SignInError('state', 'no request of this browser waits for this answer');
    return this.#open(row.sealed, stateHash);
  }
}

function hash(value: string): string {
  return createHash('sha256').update(value).digest('base64url');
}

function placeOf(stateHash: string): string {
  return `pending sign-in ${stateHash}`;
}
