import { Document } from '@ecosystem/ui/document';
import { Wire } from '@ecosystem/ui/wire';
import type { Context } from 'koa';
import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';

export interface Page {
  readonly title: string;
  /** Whose page it is: the museum's own, or one of an exhibit's party. */
  readonly owner: string;
  readonly address: string;
  readonly scripts?: readonly { readonly src: string; readonly isForeign?: boolean }[];
  readonly children: ReactNode;
}

/** Answers with a whole page, in the museum's own look: ink, and a warning around it. */
export function renderPage(ctx: Context, { address, children, owner, scripts = [], title }: Page): void {
  ctx.type = 'html';
  ctx.body = `<!doctype html>${renderToStaticMarkup(
    <Document title={`${title} · Museum`} party="inspector" stylesheets={['/assets/styles.css']}>
      <div className="flex min-h-dvh flex-col">
        <a href="#main" className="absolute -top-24 left-0 z-10 m-2 rounded-sm bg-sheet p-2 focus:top-0">
          Skip to the content
        </a>
        <div className="hazard h-3" aria-hidden="true" />
        <header className="border-b border-line">
          <div className="mx-auto flex max-w-4xl flex-wrap items-baseline justify-between gap-x-6 gap-y-1 px-4 py-4 sm:px-6">
            <p className="flex flex-wrap items-baseline gap-x-2">
              <span className="font-heading text-lg font-bold tracking-tight">{owner}</span>
              <span className="text-sm text-ink-soft">
                · {owner === 'Museum' ? '' : 'museum, '}nothing here is to be copied
              </span>
            </p>
            <span className="text-sm text-ink-soft">
              <Wire>{address}</Wire>
            </span>
          </div>
        </header>
        <main id="main" className="mx-auto w-full max-w-4xl grow px-4 py-8 sm:px-6 sm:py-12">
          {children}
        </main>
        <footer className="border-t border-line">
          <p className="mx-auto max-w-4xl px-4 py-6 text-sm text-ink-soft sm:px-6">
            Retired ways, working, in a process of their own on this machine. People, passwords, keys and
            contacts are invented, and gone when the museum closes.
          </p>
        </footer>
        <div className="hazard h-3" aria-hidden="true" />
      </div>
      {scripts.map(({ isForeign = false, src }) => (
        <script key={src} src={src} defer {...(isForeign && { 'data-home': '' })} />
      ))}
    </Document>,
  )}`;
}
