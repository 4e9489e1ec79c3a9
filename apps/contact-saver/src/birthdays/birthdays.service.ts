import type { ContactSaverDatabase } from '@ecosystem/prisma/contact-saver';
import { calendarDateIn, nextOccurrence } from '@ecosystem/types/calendar';
import type { BirthdayEntry } from '@ecosystem/types/contact';
import { Inject, Injectable } from '@nestjs/common';
import type { AccessToken } from '../access-token/access-token.ts';
import { type Page, ownedBy } from '../contacts/contacts.service.ts';
import { DATABASE, SETTINGS, type Settings } from '../settings.ts';
import type { BirthdayQuery } from './birthday-query.ts';

/** Who has a birthday when, and nothing else about anybody. */
@Injectable()
export class BirthdaysService {
  readonly #database: ContactSaverDatabase;
  readonly #settings: Settings;

  constructor(@Inject(DATABASE) database: ContactSaverDatabase, @Inject(SETTINGS) settings: Settings) {
    this.#database = database;
    this.#settings = settings;
  }

  /** The birthdays kept within the coming days, soonest first, counted from today in the caller's time zone. */
  async list(token: AccessToken, { days, timeZone }: BirthdayQuery): Promise<Page<BirthdayEntry>> {
    const today = calendarDateIn(timeZone, this.#settings.labNow ?? new Date());
    const rows = await this.#database.contact.findMany({
      where: { ...ownedBy(token), birthdayDay: { not: null }, birthdayMonth: { not: null } },
      select: { firstName: true, birthdayDay: true, birthdayMonth: true },
      orderBy: [{ firstName: 'asc' }, { id: 'asc' }],
    });
    const items = rows
      .map(({ firstName, birthdayDay, birthdayMonth }) => ({
        firstName,
        day: birthdayDay as number,
        month: birthdayMonth as number,
      }))
      .map((entry) => ({ entry, ...nextOccurrence(entry, today) }))
      .filter(({ daysUntil }) => daysUntil <= days)
      .toSorted((one, other) => one.daysUntil - other.daysUntil)
      .map(({ entry }) => entry);
    return { items, nextCursor: null };
  }
}
