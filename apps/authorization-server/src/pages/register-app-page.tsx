import { type PersonScope, contactSaverScopes, scopeDescriptions } from '@ecosystem/types/scopes';
import { Button } from '@ecosystem/ui/button';
import { DemoAid } from '@ecosystem/ui/demo-aid';
import { Field } from '@ecosystem/ui/field';
import { Notice } from '@ecosystem/ui/notice';
import { Wire } from '@ecosystem/ui/wire';
import type { Context } from 'koa';
import type { AppForm, RegistrationServices } from '../registration/app-form.ts';
import type { ErrorAnswer } from './error-page.tsx';
import { renderPage } from './render-page.tsx';

const kinds = {
  program: [
    'A program on your own machine',
    'It cannot keep a secret, and gets none. PKCE protects its codes.',
  ],
  server: ['An app on a server', 'It gets a client secret, which is shown once.'],
} as const;

const scopes: readonly PersonScope[] = ['openid', 'profile', ...contactSaverScopes];

const untouched: AppForm = {
  client_name: '',
  redirect_uri: 'http://127.0.0.1/callback',
  kind: 'program',
  scope: ['birthdays.read'],
};

interface Refused {
  readonly form: AppForm;
  readonly problem: ErrorAnswer;
}

/** The form for people who have an app of their own. */
export function renderRegisterAppPage(
  ctx: Context,
  { issuer }: RegistrationServices,
  refused?: Refused,
): void {
  const form = refused?.form ?? untouched;
  const ticked = [form.scope].flat();
  renderPage(ctx, {
    title: 'Register your own app',
    address: issuer,
    children: (
      <>
        <h1>Register your own app</h1>
        <p className="mt-3 text-ink-soft">
          Every app needs a name and a place for its answers before it may ask anybody. Whoever it asks will
          read that nobody has checked it.
        </p>
        {refused && (
          <div className="mt-6">
            <Notice kind="problem" title="Not registered">
              <p>{refused.problem.error_description}.</p>
              <p>
                In protocol words: <Wire>error={refused.problem.error}</Wire>
              </p>
            </Notice>
          </div>
        )}
        <form method="post" action="/register-app" className="mt-8 space-y-6">
          <Field
            label="Name"
            name="client_name"
            hint="As people will read it; up to 60 characters."
            maxLength={60}
            autoComplete="off"
            required
            defaultValue={form.client_name}
          />
          <Field
            label="Redirect URI"
            name="redirect_uri"
            hint="Where answers go: https, http on 127.0.0.1 for a program, on any port, or http on localhost with its port."
            maxLength={500}
            autoComplete="off"
            required
            defaultValue={form.redirect_uri}
          />
          <fieldset className="space-y-3">
            <legend className="font-semibold">What it is</legend>
            {Object.entries(kinds).map(([kind, [label, text]]) => (
              <Choice
                key={kind}
                type="radio"
                name="kind"
                value={kind}
                label={label}
                checked={form.kind === kind}
              >
                {text}
              </Choice>
            ))}
          </fieldset>
          <fieldset className="space-y-3">
            <legend className="font-semibold">What it may ask people for</legend>
            {scopes.map((scope) => (
              <Choice
                key={scope}
                type="checkbox"
                name="scope"
                value={scope}
                label={scopeDescriptions[scope].sentence}
                checked={ticked.includes(scope)}
              >
                <Wire>{scope}</Wire>
              </Choice>
            ))}
          </fieldset>
          <Button>Register</Button>
        </form>
        <DemoAid>
          <p>
            Outside of a lab a server lets apps register with an initial access token only. Programs do the
            same as this form with <Wire>POST /reg</Wire> (RFC 7591).
          </p>
        </DemoAid>
      </>
    ),
  });
}

interface ChoiceProps {
  readonly type: 'checkbox' | 'radio';
  readonly name: string;
  readonly value: string;
  readonly label: string;
  readonly checked: boolean;
  readonly children: React.ReactNode;
}

function Choice({ checked, children, label, name, type, value }: ChoiceProps) {
  const id = `${name}-${value}`;
  return (
    <div className="flex gap-3">
      <input
        type={type}
        className="checkbox"
        id={id}
        name={name}
        value={value}
        defaultChecked={checked}
        aria-describedby={`${id}-hint`}
      />
      <div>
        <label htmlFor={id}>{label}</label>
        <p id={`${id}-hint`} className="text-sm text-ink-soft">
          {children}
        </p>
      </div>
    </div>
  );
}
