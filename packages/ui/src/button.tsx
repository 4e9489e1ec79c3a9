import type { ReactNode } from 'react';

export type ButtonKind = 'primary' | 'secondary' | 'quiet' | 'danger';

export interface ButtonProps {
  readonly children: ReactNode;
  readonly kind?: ButtonKind;
  readonly name?: string;
  readonly value?: string;
  /** The id of the form it submits, when it stands outside of it. */
  readonly form?: string;
  readonly formAction?: string;
  /** Said by screen readers instead of the visible words, which it must contain. */
  readonly label?: string;
}

/** A button that submits its form. */
export function Button({ children, kind = 'primary', label, ...rest }: ButtonProps) {
  return (
    <button
      type="submit"
      className={`button button-${kind}`}
      {...(label && { 'aria-label': label })}
      {...rest}
    >
      {children}
    </button>
  );
}

export interface LinkButtonProps {
  readonly children: ReactNode;
  readonly href: string;
  readonly kind?: ButtonKind;
}

/** A link that looks like a button; only for going somewhere, never for changing something. */
export function LinkButton({ children, href, kind = 'secondary' }: LinkButtonProps) {
  return (
    <a href={href} className={`button button-${kind}`}>
      {children}
    </a>
  );
}
