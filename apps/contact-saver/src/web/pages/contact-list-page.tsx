import type { Contact } from '@ecosystem/types/contact';
import { Button, LinkButton } from '@ecosystem/ui/button';
import { Field } from '@ecosystem/ui/field';
import { Notice } from '@ecosystem/ui/notice';
import type { ContactPage } from '../address-book/contacts-client.ts';
import { formatBirthday, nameOf } from './format.ts';
import { type PageContext, renderWebPage } from './render-web-page.tsx';

export interface ContactList {
  readonly page: ContactPage;
  readonly search: string;
  /** What has just been done, to be said once. */
  readonly done: string | undefined;
}

/** The address book: everybody, or those who were looked for. */
export function renderContactListPage(context: PageContext, { page, search, done }: ContactList): string {
  return renderWebPage(context, {
    title: 'Contacts',
    section: '/app',
    children: (
      <>
        {done && (
          <div className="mb-8">
            <Notice kind="done" title={done} />
          </div>
        )}
        <div className="flex flex-wrap items-center justify-between gap-4">
          <h1>Contacts</h1>
          <LinkButton kind="primary" href="/app/contacts/new">
            Add a contact
          </LinkButton>
        </div>
        <form
          method="get"
          action="/app"
          role="search"
          className="mt-8 flex max-w-xl flex-wrap items-end gap-3"
        >
          <div className="min-w-48 grow">
            <Field label="Search" name="search" type="search" defaultValue={search} maxLength={100} />
          </div>
          <Button kind="secondary">Search</Button>
        </form>
        {page.items.length === 0 ? (
          <Nobody search={search} />
        ) : (
          <ul className="mt-8 border-b border-line">
            {page.items.map((contact) => (
              <Row key={contact.id} contact={contact} />
            ))}
          </ul>
        )}
        {page.nextCursor !== null && (
          <p className="mt-6">
            <a href={`/app?${new URLSearchParams({ ...(search && { search }), cursor: page.nextCursor })}`}>
              More contacts
            </a>
          </p>
        )}
      </>
    ),
  });
}

function Row({ contact }: { readonly contact: Contact }) {
  const { birthday, email, id, phone } = contact;
  return (
    <li className="max-w-none border-t border-line">
      <a
        href={`/app/contacts/${id}`}
        className="grid gap-x-4 px-1 py-3 hover:bg-party-soft sm:grid-cols-[1fr_1fr_8rem]"
      >
        <span className="font-semibold">{nameOf(contact)}</span>
        <span className="text-ink-soft wrap-anywhere">{email ?? phone ?? ''}</span>
        <span className="text-sm text-ink-soft sm:text-right">{birthday && formatBirthday(birthday)}</span>
      </a>
    </li>
  );
}

function Nobody({ search }: { readonly search: string }) {
  if (search === '') {
    return (
      <p className="mt-8 text-ink-soft">
        Nobody is here yet. Add somebody, or <a href="/app/transfer">import a file of contacts</a>.
      </p>
    );
  }
  return (
    <p className="mt-8 text-ink-soft">
      Nobody with “{search}” in name or e-mail address. <a href="/app">Show everybody</a>.
    </p>
  );
}
