import { type ContactSaverDatabase, isContactSaverDatabaseReady } from '@ecosystem/prisma/contact-saver';
import { Controller, Get, Inject, ServiceUnavailableException } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Public } from '../access-token/access-token.guard.ts';
import { IssuerKeys } from '../access-token/issuer-keys.ts';
import { DATABASE } from '../settings.ts';
import { Readiness } from './readiness.ts';

@Public()
@ApiExcludeController()
@Controller()
export class HealthController {
  readonly #database: ContactSaverDatabase;
  readonly #keys: IssuerKeys;
  readonly #readiness: Readiness;

  constructor(@Inject(DATABASE) database: ContactSaverDatabase, keys: IssuerKeys, readiness: Readiness) {
    this.#database = database;
    this.#keys = keys;
    this.#readiness = readiness;
  }

  /** The process is alive. */
  @Get('healthz')
  alive() {
    return { status: 'ok' };
  }

  /** It can do its work: the database answers and is migrated, and there are keys to verify tokens with. */
  @Get('readyz')
  async ready() {
    const [database, keys] = await Promise.all([
      isContactSaverDatabaseReady(this.#database),
      this.#keys.ready(),
    ]);
    if (!this.#readiness.accepting || !database || !keys) throw new ServiceUnavailableException();
    return { status: 'ok' };
  }
}
