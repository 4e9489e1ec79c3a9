import { createHash } from 'node:crypto';
import type { ContactSaverDatabase } from '@ecosystem/prisma/contact-saver';
import { Inject, Injectable } from '@nestjs/common';
import { DATABASE } from '../settings.ts';

/** The proofs that were accepted, shared by all replicas, for as long as each could be sent again. */
@Injectable()
export class UsedProofs {
  readonly #database: ContactSaverDatabase;

  constructor(@Inject(DATABASE) database: ContactSaverDatabase) {
    this.#database = database;
  }

  /** Remembers a proof; false when it was remembered already, and of several at once true for one. */
  async acceptOnce(name: string, expiresAt: Date): Promise<boolean> {
    const hash = createHash('sha256').update(name).digest('base64url');
    const count = await this.#database.$executeRaw`
      INSERT INTO used_proof (hash, expires_at) VALUES (${hash}, ${expiresAt}) ON CONFLICT DO NOTHING`;
    return count === 1;
  }
}
