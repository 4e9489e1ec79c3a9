import type { ReactNode } from 'react';

/** What only a laboratory shows: outside the real page, and striped. */
export function DemoAid({ children }: { readonly children: ReactNode }) {
  return (
    <aside aria-label="Demo aid" className="striped mt-10 border border-dashed border-line-strong p-1">
      <div className="bg-paper px-4 py-3 text-sm">
        <p className="font-semibold">Demo aid. A real server never shows this.</p>
        <div className="mt-2 space-y-2 text-ink-soft">{children}</div>
      </div>
    </aside>
  );
}
