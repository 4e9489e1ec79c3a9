import type { ReactNode } from 'react';

/** Something that really went over the wire, or would: monospaced, and never anything else. */
export function Wire({ children }: { readonly children: ReactNode }) {
  return <code className="font-mono text-[0.9em] wrap-anywhere">{children}</code>;
}
