import type { ReactNode } from 'react';
import { type PartyId, parties } from './party.tsx';
import { Wire } from './wire.tsx';

export interface PageFrameProps {
  readonly party: PartyId;
  /** The address of this party, as the browser shows it: a screenshot alone tells where one is. */
  readonly address: string;
  readonly nav?: ReactNode;
  /** One narrow column, for a single decision. */
  readonly narrow?: boolean;
  readonly footer?: ReactNode;
  /** A strip of the lab above the page's own header. */
  readonly lab?: ReactNode;
  readonly children: ReactNode;
}

/** What every page has around it: whose page it is, in its colour, with its role and address. */
export function PageFrame({ party, address, nav, narrow = false, footer, lab, children }: PageFrameProps) {
  const { name, role } = parties[party];
  const width = narrow ? 'max-w-xl' : 'max-w-4xl';
  return (
    <div data-party={party} className="flex min-h-dvh flex-col border-t-8 border-party">
      <a href="#main" className="absolute -top-24 left-0 z-10 m-2 rounded-sm bg-sheet p-2 focus:top-0">
        Skip to the content
      </a>
      {lab}
      <header className="border-b border-line">
        <div
          className={`mx-auto flex ${width} flex-wrap items-baseline justify-between gap-x-6 gap-y-1 px-4 py-4 sm:px-6`}
        >
          <p className="flex flex-wrap items-baseline gap-x-2">
            <span className="font-heading text-lg font-bold tracking-tight text-party-strong">{name}</span>
            <span className="text-sm text-ink-soft">· {role}</span>
          </p>
          <span className="text-sm text-ink-soft">
            <Wire>{address}</Wire>
          </span>
          {nav && <div className="w-full pt-1">{nav}</div>}
        </div>
      </header>
      <main id="main" className={`mx-auto w-full ${width} grow px-4 py-8 sm:px-6 sm:py-12`}>
        {children}
      </main>
      {footer && (
        <footer className="border-t border-line">
          <div className={`mx-auto ${width} px-4 py-6 text-sm text-ink-soft sm:px-6`}>{footer}</div>
        </footer>
      )}
    </div>
  );
}
