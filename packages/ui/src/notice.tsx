import type { ReactNode } from 'react';

const kinds = {
  problem: { icon: '▲', look: 'border-problem bg-problem-soft', word: 'text-problem', role: 'alert' },
  information: { icon: '●', look: 'border-line-strong bg-sheet', word: 'text-ink-soft', role: 'status' },
  done: { icon: '✓', look: 'border-party bg-party-soft', word: 'text-party-strong', role: 'status' },
} as const;

export interface NoticeProps {
  readonly kind: keyof typeof kinds;
  /** What happened, in a few words; never told by colour alone. */
  readonly title: string;
  readonly children?: ReactNode;
}

/** Something the person has to know: what happened, and what to do. */
export function Notice({ kind, title, children }: NoticeProps) {
  const { icon, look, word, role } = kinds[kind];
  return (
    <div role={role} className={`border-l-4 px-4 py-3 ${look}`}>
      <p className={`flex gap-2 font-semibold ${word}`}>
        <span aria-hidden="true">{icon}</span>
        <span>{title}</span>
      </p>
      {children && <div className="mt-1 space-y-2 text-ink">{children}</div>}
    </div>
  );
}
