import { Document } from '@ecosystem/ui/document';
import { LabStrip } from '@ecosystem/ui/lab-strip';
import { PageFrame } from '@ecosystem/ui/page-frame';
import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';

export interface Page {
  readonly title: string;
  /** The public address of this origin, shown in the header. */
  readonly address: string;
  readonly inspectorHref: string;
  /** What the page runs, in order. */
  readonly scripts?: readonly string[];
  readonly children: ReactNode;
}

/** A whole page; React escapes every value, and every script is a file of this origin. */
export function renderPage({ title, address, inspectorHref, scripts = [], children }: Page): string {
  return `<!doctype html>${renderToStaticMarkup(
    <Document title={title} party="message-writer" stylesheets={['/assets/styles.css']}>
      <PageFrame
        party="message-writer"
        address={address}
        lab={<LabStrip here={title} inspectorHref={inspectorHref} />}
      >
        {children}
      </PageFrame>
      {scripts.map((source) => (
        <script key={source} type="module" src={source} />
      ))}
    </Document>,
  )}`;
}
