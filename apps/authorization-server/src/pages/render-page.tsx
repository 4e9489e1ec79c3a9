import { Document } from '@ecosystem/ui/document';
import { LabStrip } from '@ecosystem/ui/lab-strip';
import { PageFrame } from '@ecosystem/ui/page-frame';
import type { Context } from 'koa';
import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';

export interface Page {
  readonly title: string;
  /** This server's public address, shown in the header. */
  readonly address: string;
  readonly children: ReactNode;
}

/** Answers with a whole page. React escapes every value; there is no script and nothing from another host. */
export function renderPage(ctx: Context, { title, address, children }: Page): void {
  const inspector = ctx.state['inspector'] as string | undefined;
  ctx.type = 'html';
  ctx.set('Cache-Control', 'no-store');
  ctx.body = `<!doctype html>${renderToStaticMarkup(
    <Document
      title={`${title} · ContactSaver Accounts`}
      party="authorization-server"
      stylesheets={['/assets/styles.css']}
    >
      <PageFrame
        party="authorization-server"
        address={address}
        narrow
        lab={
          inspector && <LabStrip here={`${title} at the authorization server`} inspectorHref={inspector} />
        }
      >
        {children}
      </PageFrame>
    </Document>,
  )}`;
}
