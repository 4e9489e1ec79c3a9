import type { ReactNode } from 'react';

export interface LabStripProps {
  /** Where in the story this page stands, in a few words. */
  readonly here: string;
  /** The inspector's page about what is going on in this browser. */
  readonly inspectorHref: string;
  readonly children?: ReactNode;
}

/** A strip that only a laboratory has: where one is, and the way to the inspector. */
export function LabStrip({ here, inspectorHref, children }: LabStripProps) {
  return (
    <aside aria-label="Lab" className="striped border-b border-dashed border-line-strong">
      <div className="mx-auto flex max-w-4xl flex-wrap items-center justify-between gap-x-6 gap-y-1 px-4 py-1.5 text-sm sm:px-6">
        <p className="bg-paper px-2">
          You are here: <strong>{here}</strong>
        </p>
        <div className="flex flex-wrap items-center gap-x-4 bg-paper px-2">
          {children}
          <a href={inspectorHref} className="underline underline-offset-4">
            See it in the inspector
          </a>
        </div>
      </div>
    </aside>
  );
}
