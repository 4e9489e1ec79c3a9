import {
  type Contact,
  type NewContact,
  addedContactsSchema,
  contactSchema,
  listOf,
} from '@ecosystem/types/contact';
import { activityEntrySchema } from '@ecosystem/types/activity';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { WebSession } from '../session/web-sessions.ts';
import { ApiClient } from './api-client.ts';

const contactList = listOf(contactSchema);
const activityList = listOf(activityEntrySchema);

export type ContactPage = z.infer<typeof contactList>;
export type ActivityPage = z.infer<typeof activityList>;

/** Contacts that one page shows. */
const perPage = 50;

/** Contacts that one question of an export answers with: as many as the API gives at once. */
const perQuestion = 100;

/** Questions of one export: 10,000 contacts. */
const mostQuestions = 100;

/** Somebody has more contacts than an export takes. */
export class TooManyContactsError extends Error {
  override name = 'TooManyContactsError';
}

/** What the address book asks the API. */
@Injectable()
export class ContactsClient {
  readonly #api: ApiClient;

  constructor(api: ApiClient) {
    this.#api = api;
  }

  list(session: WebSession, query: Readonly<Record<string, string>>): Promise<ContactPage> {
    const parameters = new URLSearchParams({ limit: String(perPage), ...query });
    return this.#api.call(session, { path: `/contacts?${parameters}`, answer: contactList });
  }

  /** @throws {TooManyContactsError} rather than leave any out */
  async all(session: WebSession): Promise<Contact[]> {
    const contacts: Contact[] = [];
    let cursor: string | null = '';
    for (let question = 0; cursor !== null && question < mostQuestions; question += 1) {
      const page: ContactPage = await this.list(session, {
        limit: String(perQuestion),
        ...(cursor !== '' && { cursor }),
      });
      contacts.push(...page.items);
      cursor = page.nextCursor;
    }
    if (cursor !== null) throw new TooManyContactsError('more contacts than one export takes');
    return contacts;
  }

  find(session: WebSession, id: string): Promise<Contact> {
    return this.#api.call(session, { path: pathOf(id), answer: contactSchema });
  }

  add(session: WebSession, json: unknown): Promise<Contact> {
    return this.#api.call(session, { path: '/contacts', method: 'POST', json, answer: contactSchema });
  }

  addAll(session: WebSession, items: readonly NewContact[]): Promise<{ added: number }> {
    const answer = addedContactsSchema;
    return this.#api.call(session, { path: '/contacts/batch', method: 'POST', json: { items }, answer });
  }

  change(session: WebSession, id: string, json: unknown): Promise<Contact> {
    return this.#api.call(session, { path: pathOf(id), method: 'PATCH', json, answer: contactSchema });
  }

  async remove(session: WebSession, id: string): Promise<void> {
    await this.#api.call(session, { path: pathOf(id), method: 'DELETE', answer: z.undefined() });
  }

  activity(session: WebSession, cursor: string | undefined): Promise<ActivityPage> {
    const parameters = new URLSearchParams({ limit: String(perPage), ...(cursor && { cursor }) });
    return this.#api.call(session, {
      audience: 'activity',
      path: `/activity?${parameters}`,
      answer: activityList,
    });
  }
}

/** What a person's browser sends becomes one segment of a path, whatever is in it. */
function pathOf(id: string): string {
  return `/contacts/${encodeURIComponent(id)}`;
}
