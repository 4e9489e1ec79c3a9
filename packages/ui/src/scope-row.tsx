import type { ReactNode } from 'react';
import { Wire } from './wire.tsx';

export interface ScopeRowProps {
  readonly scope: string;
  /** The plain sentence, completing "would like to". */
  readonly sentence: string;
  /** Invented, and marked as such. */
  readonly example: string;
  /** Why the client cannot work without it; then there is no checkbox, and Deny is the way to refuse. */
  readonly required?: string;
}

/** One scope as a person decides on it: a checkbox and a sentence, and what the client would see. */
export function ScopeRow({ scope, sentence, example, required }: ScopeRowProps) {
  const details: ReactNode = (
    <details className="mt-1 text-sm text-ink-soft">
      <summary className="w-fit underline decoration-line-strong underline-offset-4">
        what it would see<span className="sr-only"> with {scope}</span>
      </summary>
      <p className="mt-1 border-l-2 border-line pl-3">
        For example: {example} <Wire>{scope}</Wire>
      </p>
    </details>
  );
  if (required !== undefined) {
    return (
      <li className="flex max-w-none gap-3 border-t border-line py-3">
        <span aria-hidden="true" className="mt-0.5 w-[1.125rem] flex-none text-center text-party-strong">
          ■
        </span>
        <div>
          <p>{sentence}</p>
          <p className="text-sm text-ink-soft">Needed {required}.</p>
          {details}
        </div>
      </li>
    );
  }
  return (
    <li className="flex max-w-none gap-3 border-t border-line py-3">
      <input
        type="checkbox"
        className="checkbox"
        id={`scope-${scope}`}
        name="scope"
        value={scope}
        defaultChecked
      />
      <div>
        <label htmlFor={`scope-${scope}`}>{sentence}</label>
        {details}
      </div>
    </li>
  );
}
