import { Notice } from '@ecosystem/ui/notice';
import type { ReactNode } from 'react';

/** What a script may show or hide; without a script nothing of it is shown. */
export function Section({ id, children }: { readonly id: string; readonly children: ReactNode }) {
  return (
    <section id={id} hidden>
      {children}
    </section>
  );
}

export interface ActionProps {
  readonly id: string;
  readonly kind?: 'primary' | 'secondary' | 'quiet';
  readonly children: ReactNode;
}

/** A button that a script waits for. */
export function Action({ id, kind = 'secondary', children }: ActionProps) {
  return (
    <button type="button" id={id} className={`button button-${kind}`}>
      {children}
    </button>
  );
}

/** Where the birthdays are put, and how one of them looks. */
export function BirthdayList() {
  return (
    <>
      <ul id="birthdays" className="mt-8 divide-y divide-line border-y border-line" />
      <template id="birthday">
        <li className="max-w-none py-4">
          <p className="flex max-w-none flex-wrap items-baseline justify-between gap-x-4">
            <strong data-field="name" className="font-heading text-lg" />
            <span data-field="date" className="text-ink-soft" />
          </p>
          <details className="mt-1">
            <summary className="cursor-pointer underline underline-offset-4">
              Write
              <span className="sr-only" data-field="to" />
            </summary>
            <label className="mt-3 block font-semibold">
              Message
              <textarea data-field="message" rows={4} className="input mt-1 w-full font-normal" />
            </label>
            <p className="mt-1 text-sm text-ink-soft">It stays in this page: copy it before you close it.</p>
          </details>
        </li>
      </template>
    </>
  );
}

/** What went wrong, filled in by a script. */
export function ProblemSection({ children }: { readonly children?: ReactNode }) {
  return (
    <Section id="problem">
      <h1 id="problem-title">That did not work</h1>
      <div className="mt-6">
        <Notice kind="problem" title="Nothing is connected">
          <p id="problem-text" />
        </Notice>
      </div>
      {children}
    </Section>
  );
}
