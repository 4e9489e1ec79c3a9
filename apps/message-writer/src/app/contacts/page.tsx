import { isPersonScope } from '@ecosystem/types/scopes';
import { Button } from '@ecosystem/ui/button';
import { Field } from '@ecosystem/ui/field';
import { Notice } from '@ecosystem/ui/notice';
import type { Metadata } from 'next';
import { z } from 'zod';
import { Connected } from '../../components/connected.tsx';
import { CsrfField } from '../../components/csrf-field.tsx';
import { StepUp } from '../../components/step-up.tsx';
import { withParameters } from '../../http/return-to.ts';

export const metadata: Metadata = { title: 'Add a birthday' };

/** What somebody had typed before they were asked for one scope more. */
const text = z.string().max(254).catch('').default('');
const draftSchema = z.object({ firstName: text, date: text, email: text });

interface AddBirthdayPageProps {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** Adds a contact in ContactSaver: the one thing here that needs `contacts.write`, which was not asked for before. */
export default async function AddBirthdayPage({ searchParams }: AddBirthdayPageProps) {
  const { added, needs, problem, ...rest } = await searchParams;
  const typed = draftSchema.parse(rest);
  return (
    <Connected
      current="/contacts"
      title="Add a birthday"
      render={async () => (
        <>
          <p className="mt-3 text-ink-soft">
            It goes where your contacts live: into ContactSaver. MessageWriter keeps no address book.
          </p>
          <div className="mt-6 space-y-4">
            {added !== undefined && (
              <Notice kind="done" title="Added">
                <p>ContactSaver has it now; it is among the birthdays.</p>
              </Notice>
            )}
            {problem !== undefined && (
              <Notice kind="problem" title="Not added">
                <p>There is no such day, or a name is missing.</p>
              </Notice>
            )}
            {typeof needs === 'string' && isPersonScope(needs) && (
              <StepUp scope={needs} returnTo={withParameters('/contacts', typed)} missing="Not added yet" />
            )}
          </div>
          <form method="post" action="/contacts/add" className="mt-6 max-w-md space-y-4">
            <CsrfField />
            <Field
              label="First name"
              name="firstName"
              required
              maxLength={80}
              defaultValue={typed.firstName}
            />
            <Field
              label="Birthday"
              name="date"
              type="date"
              required
              hint="The year is not kept."
              defaultValue={typed.date}
            />
            <Field
              label="E-mail address"
              name="email"
              type="email"
              maxLength={254}
              defaultValue={typed.email}
            />
            <Button>Add to ContactSaver</Button>
          </form>
        </>
      )}
    />
  );
}
