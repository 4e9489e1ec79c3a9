import type { ContactSaverDatabase, WebSessionModel } from '@ecosystem/prisma/contact-saver';

/** Milliseconds after which a renewal has died with its process: its refresh token may have been used. */
export const renewalLimit = 15_000;

/** Who may renew the tokens of a session: one caller at a time, on all replicas. While it asks, nobody holds a connection. */
export class Renewals {
  readonly #database: ContactSaverDatabase;

  constructor(database: ContactSaverDatabase) {
    this.#database = database;
  }

  /** @returns whether the caller may renew these tokens, and nobody else meanwhile */
  async begin({ idHash, sealedTokens }: WebSessionModel): Promise<boolean> {
    const { count } = await this.#database.webSession.updateMany({
      where: { idHash, sealedTokens, renewalStartedAt: null },
      data: { renewalStartedAt: new Date() },
    });
    return count === 1;
  }

  /** Lets somebody else try: nothing came of it. */
  async cancel(idHash: string): Promise<void> {
    await this.#database.webSession.updateMany({ where: { idHash }, data: { renewalStartedAt: null } });
  }

  /** @returns whether the session was still there to take its new tokens */
  async finish(
    idHash: string,
    renewed: Pick<WebSessionModel, 'expiresAt' | 'sealedTokens'>,
  ): Promise<boolean> {
    const { count } = await this.#database.webSession.updateMany({
      where: { idHash },
      data: { ...renewed, renewalStartedAt: null },
    });
    return count === 1;
  }
}
