import { Button } from '@ecosystem/ui/button';
import { Document } from '@ecosystem/ui/document';
import { LabStrip } from '@ecosystem/ui/lab-strip';
import { PageFrame } from '@ecosystem/ui/page-frame';
import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';

/** What every page of the web app knows: where it is, who is signed in, and the token for its forms. */
export interface PageContext {
  readonly publicUrl: string;
  readonly issuer: string;
  readonly messageWriterUrl: string;
  readonly lab: boolean;
  /** Undefined when nobody is signed in. */
  readonly person: { readonly name: string } | undefined;
  readonly csrf: string;
}

export interface WebPage {
  readonly title: string;
  /** The entry of the navigation that this page belongs to. */
  readonly section?: string;
  readonly children: ReactNode;
}

const sections = [
  ['/app', 'Contacts'],
  ['/app/transfer', 'Import and export'],
  ['/app/activity', 'Activity'],
] as const;

/** A page of the address book: its frame, and the way around in it. Needs no script. */
export function renderWebPage(context: PageContext, { title, section, children }: WebPage): string {
  const { lab, messageWriterUrl, person, publicUrl } = context;
  return `<!doctype html>${renderToStaticMarkup(
    <Document title={`${title} · ContactSaver`} party="contact-saver" stylesheets={['/assets/styles.css']}>
      <PageFrame
        party="contact-saver"
        address={`${publicUrl}/app`}
        {...(person && { nav: <Navigation csrf={context.csrf} name={person.name} section={section} /> })}
        lab={
          lab && (
            <LabStrip
              here="ContactSaver’s own web app, a client of ContactSaver’s API"
              inspectorHref={`${messageWriterUrl}/inspector/now`}
            />
          )
        }
      >
        {children}
      </PageFrame>
    </Document>,
  )}`;
}

interface NavigationProps {
  readonly csrf: string;
  readonly name: string;
  readonly section: string | undefined;
}

function Navigation({ csrf, name, section }: NavigationProps) {
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1">
      <nav aria-label="Address book" className="flex flex-wrap gap-x-4 sm:gap-x-6">
        {sections.map(([href, label]) => (
          <a
            key={href}
            href={href}
            className={`inline-flex min-h-11 items-center underline-offset-8 hover:underline ${href === section ? 'font-semibold text-party-strong underline decoration-2' : 'text-ink-soft'}`}
            {...(href === section && { 'aria-current': 'page' as const })}
          >
            {label}
          </a>
        ))}
      </nav>
      <form method="post" action="/app/sign-out" className="flex flex-wrap items-center gap-x-3 text-sm">
        <CsrfField value={csrf} />
        <span className="text-ink-soft">{name === '' ? 'You are signed in' : name}</span>
        <Button kind="quiet">Sign out</Button>
      </form>
    </div>
  );
}

/** What ties a form to the browser it was made for. */
export function CsrfField({ value }: { readonly value: string }) {
  return <input type="hidden" name="csrf" value={value} />;
}
