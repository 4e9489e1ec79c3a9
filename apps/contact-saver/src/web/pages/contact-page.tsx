import type { Contact } from '@ecosystem/types/contact';
import { Button, LinkButton } from '@ecosystem/ui/button';
import { DefinitionList } from '@ecosystem/ui/definition-list';
import { Notice } from '@ecosystem/ui/notice';
import { formatBirthday, nameOf } from './format.ts';
import { CsrfField, type PageContext, renderWebPage } from './render-web-page.tsx';

/** One contact, whole. */
export function renderContactPage(context: PageContext, contact: Contact, done: string | undefined): string {
  const { birthday, email, id, notes, phone } = contact;
  const nothing = <span className="text-ink-soft">–</span>;
  return renderWebPage(context, {
    title: nameOf(contact),
    section: '/app',
    children: (
      <>
        {done && (
          <div className="mb-8">
            <Notice kind="done" title={done} />
          </div>
        )}
        <h1>{nameOf(contact)}</h1>
        <div className="mt-8">
          <DefinitionList
            items={[
              {
                term: 'E-mail',
                description: email === null ? nothing : <a href={`mailto:${email}`}>{email}</a>,
              },
              { term: 'Phone', description: phone ?? nothing },
              { term: 'Birthday', description: birthday === null ? nothing : formatBirthday(birthday) },
              {
                term: 'Notes',
                description: notes === null ? nothing : <span className="whitespace-pre-line">{notes}</span>,
              },
            ]}
          />
        </div>
        <div className="mt-8 flex flex-wrap gap-3">
          <LinkButton kind="primary" href={`/app/contacts/${id}/edit`}>
            Edit
          </LinkButton>
          <LinkButton kind="danger" href={`/app/contacts/${id}/delete`}>
            Delete
          </LinkButton>
          <LinkButton kind="quiet" href="/app">
            All contacts
          </LinkButton>
        </div>
      </>
    ),
  });
}

/** Asks once more: a deleted contact does not come back. */
export function renderDeletePage(context: PageContext, contact: Contact): string {
  const name = nameOf(contact);
  return renderWebPage(context, {
    title: `Delete ${name}?`,
    section: '/app',
    children: (
      <div className="max-w-xl">
        <h1>Delete {name}?</h1>
        <p className="mt-4 text-ink-soft">
          It is gone for every app that reads your contacts, and it does not come back.
        </p>
        <form
          method="post"
          action={`/app/contacts/${contact.id}/delete`}
          className="mt-8 flex flex-wrap items-center gap-3"
        >
          <CsrfField value={context.csrf} />
          <Button kind="danger">Delete {name}</Button>
          <LinkButton href={`/app/contacts/${contact.id}`}>Keep it</LinkButton>
        </form>
      </div>
    ),
  });
}
