import type { ContactSaverDatabase } from '@ecosystem/prisma/contact-saver';
import type { AccessOutcome, ActivityEntry } from '@ecosystem/types/activity';
import { Inject, Injectable } from '@nestjs/common';
import type { AccessToken } from '../access-token/access-token.ts';
import { type Page, ownedBy } from '../contacts/contacts.service.ts';
import { cutPage, decodeTimeCursor } from '../paging/time-cursor.ts';
import type { TimeQuery } from '../paging/time-query.ts';
import { DATABASE } from '../settings.ts';

/** A person's own part of the access log. */
@Injectable()
export class ActivityService {
  readonly #database: ContactSaverDatabase;

  constructor(@Inject(DATABASE) database: ContactSaverDatabase) {
    this.#database = database;
  }

  /** Newest first. */
  async list(token: AccessToken, { limit, cursor }: TimeQuery): Promise<Page<ActivityEntry>> {
    const after = cursor === undefined ? undefined : decodeTimeCursor(cursor);
    const rows = await this.#database.accessLogEntry.findMany({
      where: {
        ...ownedBy(token),
        ...(after && {
          OR: [{ occurredAt: { lt: after.at } }, { occurredAt: after.at, id: { lt: after.id } }],
        }),
      },
      orderBy: [{ occurredAt: 'desc' }, { id: 'desc' }],
      take: limit + 1,
    });
    const { items, nextCursor } = cutPage(rows, limit, ({ occurredAt, id }) => ({ at: occurredAt, id }));
    return {
      items: items.map(({ clientId, route, outcome, occurredAt }) => ({
        clientId,
        route,
        outcome: outcome as AccessOutcome,
        occurredAt: occurredAt.toISOString(),
      })),
      nextCursor,
    };
  }
}
