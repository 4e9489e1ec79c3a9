import type { ReactNode } from 'react';

export interface FieldProps {
  readonly label: string;
  readonly name: string;
  readonly type?: 'text' | 'email' | 'password' | 'search' | 'date';
  readonly defaultValue?: string;
  readonly autoComplete?: string;
  readonly hint?: ReactNode;
  /** Why the value was refused, shown and announced beside the field. */
  readonly error?: string;
  readonly required?: boolean;
  readonly maxLength?: number;
}

/** A labelled input with its hint and its error beside it. */
export function Field({ label, name, type = 'text', hint, error, ...rest }: FieldProps) {
  const described = [hint && `${name}-hint`, error && `${name}-error`].filter(Boolean).join(' ');
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={name} className="font-semibold">
        {label}
      </label>
      {hint && (
        <p id={`${name}-hint`} className="text-sm text-ink-soft">
          {hint}
        </p>
      )}
      <input
        id={name}
        name={name}
        type={type}
        className="input"
        {...(described && { 'aria-describedby': described })}
        {...(error && { 'aria-invalid': true })}
        {...rest}
      />
      {error && (
        <p id={`${name}-error`} className="flex gap-2 text-sm text-problem">
          <span aria-hidden="true">▲</span>
          <span>{error}</span>
        </p>
      )}
    </div>
  );
}
