import type { ReactNode } from 'react';

export interface DefinitionListProps {
  readonly items: readonly { readonly term: string; readonly description: ReactNode }[];
}

/** A quiet list of facts. */
export function DefinitionList({ items }: DefinitionListProps) {
  return (
    <dl className="border-b border-line">
      {items.map(({ term, description }) => (
        <div key={term} className="gap-x-4 border-t border-line py-2 sm:grid sm:grid-cols-[10rem_1fr]">
          <dt className="text-sm text-ink-soft sm:pt-0.5">{term}</dt>
          <dd>{description}</dd>
        </div>
      ))}
    </dl>
  );
}
