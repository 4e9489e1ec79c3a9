import { Button, LinkButton } from '@ecosystem/ui/button';
import { Field } from '@ecosystem/ui/field';
import { type ContactFields, fieldErrors } from '../address-book/contact-form.ts';
import { months } from './format.ts';
import { CsrfField, type PageContext, renderWebPage } from './render-web-page.tsx';

export interface ContactForm {
  readonly title: string;
  readonly action: string;
  readonly backTo: string;
  readonly fields: ContactFields;
  /** The fields that the API did not take. */
  readonly refused: ReadonlySet<string>;
}

/** The form for a contact, new or known; with what a person wrote before, when it was refused. */
export function renderContactFormPage(
  context: PageContext,
  { action, backTo, fields, refused, title }: ContactForm,
): string {
  const error = (name: string) => (refused.has(name) ? { error: fieldErrors[name] ?? '' } : {});
  return renderWebPage(context, {
    title,
    section: '/app',
    children: (
      <>
        <h1>{title}</h1>
        <form method="post" action={action} className="mt-8 flex max-w-xl flex-col gap-6">
          <CsrfField value={context.csrf} />
          <Field
            label="First name"
            name="firstName"
            defaultValue={fields.firstName}
            required
            {...error('firstName')}
          />
          <Field label="Last name" name="lastName" defaultValue={fields.lastName} {...error('lastName')} />
          <Field label="E-mail" name="email" defaultValue={fields.email} {...error('email')} />
          <Field label="Phone" name="phone" defaultValue={fields.phone} {...error('phone')} />
          <Birthday fields={fields} refused={refused.has('birthday')} />
          <Notes value={fields.notes} refused={refused.has('notes')} />
          <div className="flex flex-wrap gap-3">
            <Button>Save</Button>
            <LinkButton href={backTo}>Cancel</LinkButton>
          </div>
        </form>
      </>
    ),
  });
}

interface BirthdayProps {
  readonly fields: ContactFields;
  readonly refused: boolean;
}

function Birthday({ fields, refused }: BirthdayProps) {
  const described = refused ? 'birthday-hint birthday-error' : 'birthday-hint';
  return (
    <fieldset aria-describedby={described}>
      <legend className="font-semibold">Birthday</legend>
      <p id="birthday-hint" className="text-sm text-ink-soft">
        The year can stay empty.
      </p>
      <div className="mt-1 grid grid-cols-[5rem_1fr_6rem] gap-3">
        <Part label="Day" name="day" value={fields.day} refused={refused} />
        <div>
          <label htmlFor="month" className="text-sm text-ink-soft">
            Month
          </label>
          <select
            id="month"
            name="month"
            className="input"
            defaultValue={fields.month}
            {...(refused && { 'aria-invalid': true })}
          >
            <option value="">–</option>
            {months.map((month, index) => (
              <option key={month} value={index + 1}>
                {month}
              </option>
            ))}
          </select>
        </div>
        <Part label="Year" name="year" value={fields.year} refused={refused} />
      </div>
      {refused && <FieldError id="birthday-error" text={fieldErrors['birthday'] ?? ''} />}
    </fieldset>
  );
}

interface PartProps {
  readonly label: string;
  readonly name: string;
  readonly value: string;
  readonly refused: boolean;
}

function Part({ label, name, value, refused }: PartProps) {
  return (
    <div>
      <label htmlFor={name} className="text-sm text-ink-soft">
        {label}
      </label>
      <input
        id={name}
        name={name}
        inputMode="numeric"
        className="input"
        defaultValue={value}
        {...(refused && { 'aria-invalid': true })}
      />
    </div>
  );
}

function Notes({ value, refused }: { readonly value: string; readonly refused: boolean }) {
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor="notes" className="font-semibold">
        Notes
      </label>
      <textarea
        id="notes"
        name="notes"
        rows={4}
        className="input"
        defaultValue={value}
        {...(refused && { 'aria-invalid': true, 'aria-describedby': 'notes-error' })}
      />
      {refused && <FieldError id="notes-error" text={fieldErrors['notes'] ?? ''} />}
    </div>
  );
}

function FieldError({ id, text }: { readonly id: string; readonly text: string }) {
  return (
    <p id={id} className="mt-1 flex gap-2 text-sm text-problem">
      <span aria-hidden="true">▲</span>
      <span>{text}</span>
    </p>
  );
}
