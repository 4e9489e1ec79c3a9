import type { ContactModel, ContactSaverDatabase } from '@ecosystem/prisma/contact-saver';
import type { Contact, ContactChanges, NewContact } from '@ecosystem/types/contact';
import { Inject, Injectable, NotFoundException } from '@nestjs/common';
import type { AccessToken } from '../access-token/access-token.ts';
import { DATABASE } from '../settings.ts';
import type { ContactQuery } from './contact-query.ts';
import { decodeCursor, encodeCursor } from './cursor.ts';

/** A page of a list; `nextCursor` is null on the last one. */
export interface Page<Item> {
  readonly items: readonly Item[];
  readonly nextCursor: string | null;
}

/** Contacts belong to the `iss` and `sub` of an access token together; every query here says so. */
@Injectable()
export class ContactsService {
  readonly #database: ContactSaverDatabase;

  constructor(@Inject(DATABASE) database: ContactSaverDatabase) {
    this.#database = database;
  }

  async list(token: AccessToken, { search, limit, cursor }: ContactQuery): Promise<Page<Contact>> {
    const after = cursor === undefined ? undefined : decodeCursor(cursor);
    const rows = await this.#database.contact.findMany({
      where: {
        ...ownedBy(token),
        AND: [search === undefined ? {} : matching(search), after === undefined ? {} : following(after)],
      },
      orderBy: [{ firstName: 'asc' }, { id: 'asc' }],
      take: limit + 1,
    });
    const items = rows.slice(0, limit);
    const last = items.at(-1);
    return {
      items: items.map(toContact),
      nextCursor: rows.length > limit && last !== undefined ? encodeCursor(last) : null,
    };
  }

  async find(token: AccessToken, id: string): Promise<Contact> {
    const row = await this.#database.contact.findFirst({ where: { id, ...ownedBy(token) } });
    // Another person's contact and none at all are the same answer.
    if (row === null) throw new NotFoundException();
    return toContact(row);
  }

  async add(token: AccessToken, contact: NewContact): Promise<Contact> {
    return toContact(await this.#database.contact.create({ data: toRow(token, contact) }));
  }

  /** One statement: when one of them cannot be added, none is. */
  async addAll(token: AccessToken, contacts: readonly NewContact[]): Promise<{ added: number }> {
    const { count } = await this.#database.contact.createMany({
      data: contacts.map((contact) => toRow(token, contact)),
    });
    return { added: count };
  }

  async change(token: AccessToken, id: string, changes: ContactChanges): Promise<Contact> {
    const { birthday } = changes;
    const data = { ...withoutBirthday(changes), ...(birthday !== undefined && birthdayColumns(birthday)) };
    const [row] = await this.#database.contact.updateManyAndReturn({
      where: { id, ...ownedBy(token) },
      data,
    });
    if (row === undefined) throw new NotFoundException();
    return toContact(row);
  }

  async remove(token: AccessToken, id: string): Promise<void> {
    const { count } = await this.#database.contact.deleteMany({ where: { id, ...ownedBy(token) } });
    if (count === 0) throw new NotFoundException();
  }
}

/** Whose contacts a query is about (ASVS 10.3.3: `iss` and `sub`, never one of them alone). */
export function ownedBy({ issuer, subject }: AccessToken) {
  return { ownerIssuer: issuer, ownerSubject: subject };
}

function toRow(token: AccessToken, contact: NewContact) {
  return { ...withoutBirthday(contact), ...birthdayColumns(contact.birthday), ...ownedBy(token) };
}

function matching(search: string) {
  const words = { contains: search.replace(/[\\%_]/g, '\\$&'), mode: 'insensitive' as const };
  return { OR: [{ firstName: words }, { lastName: words }, { email: words }] };
}

function following({ firstName, id }: { firstName: string; id: string }) {
  return { OR: [{ firstName: { gt: firstName } }, { firstName, id: { gt: id } }] };
}

/** The members that were sent, without the birthday, which has columns of its own. */
function withoutBirthday<Value extends { birthday?: unknown }>({ birthday: _birthday, ...rest }: Value) {
  const sent = Object.entries(rest).filter(([, value]) => value !== undefined);
  return Object.fromEntries(sent) as Sent<Omit<Value, 'birthday'>>;
}

type Sent<Value> = { [Key in keyof Value]: Exclude<Value[Key], undefined> };

function birthdayColumns(birthday: NewContact['birthday']) {
  return {
    birthdayDay: birthday?.day ?? null,
    birthdayMonth: birthday?.month ?? null,
    birthdayYear: birthday?.year ?? null,
  };
}

function toContact(row: ContactModel): Contact {
  const {
    id,
    firstName,
    lastName,
    email,
    phone,
    notes,
    birthdayDay: day,
    birthdayMonth: month,
    birthdayYear,
  } = row;
  const year = birthdayYear === null ? {} : { year: birthdayYear };
  const birthday = day === null || month === null ? null : { day, month, ...year };
  return { id, firstName, lastName, email, phone, notes, birthday };
}
