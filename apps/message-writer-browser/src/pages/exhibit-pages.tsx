import { Button, LinkButton } from '@ecosystem/ui/button';
import { Notice } from '@ecosystem/ui/notice';
import { Wire } from '@ecosystem/ui/wire';
import type { ExhibitOptions } from '../exhibit/exhibit-options.ts';
import type { ProblemCode } from '../oauth/errors.ts';
import { BrowserApp } from './browser-app.tsx';
import { InjectionPanel } from './injection-panel.tsx';
import { renderPage } from './page.tsx';
import { Action, BirthdayList, ProblemSection, Section } from './sections.tsx';

type Options = Pick<ExhibitOptions, 'contactSaverUrl' | 'exhibitUrl' | 'issuer' | 'messageWriterUrl'>;

function frame({ exhibitUrl, messageWriterUrl }: Options, title: string) {
  return { title, address: exhibitUrl, inspectorHref: `${messageWriterUrl}/inspector` };
}

/** Both copies, side by side. */
export function renderOverview(options: Options): string {
  return renderPage({
    ...frame(options, 'Exhibit: an injected script'),
    children: (
      <>
        <h1>What can an injected script reach?</h1>
        <p className="mt-3 text-ink-soft">
          Two small apps do the same job. Connect one, let the same script loose in it, and read what it got;
          then the other. Both are throw-away copies on an origin of their own, which lets foreign scripts
          run. The apps that people use never do.
        </p>
        <div className="mt-8 grid gap-6 sm:grid-cols-2">
          <Copy title="The token is in the browser" href="/in-browser/" label="Open the browser’s copy">
            A script is the client. It holds the access token in memory, and calls the API itself.
          </Copy>
          <Copy title="The token is on a server" href="/on-server/" label="Open the server’s copy">
            A server is the client: a backend for frontend. The browser holds a cookie that no script can
            read.
          </Copy>
        </div>
      </>
    ),
  });
}

interface CopyProps {
  readonly title: string;
  readonly href: string;
  readonly label: string;
  readonly children: React.ReactNode;
}

function Copy({ title, href, label, children }: CopyProps) {
  return (
    <section className="flex flex-col border border-line bg-sheet p-5">
      <h2>{title}</h2>
      <p className="mt-2 grow">{children}</p>
      <p className="mt-4">
        <LinkButton href={href}>{label}</LinkButton>
      </p>
    </section>
  );
}

/** The client in the browser once more, and the way in for a script. */
export function renderBrowserCopy(options: Options): string {
  const { contactSaverUrl, issuer } = options;
  return renderPage({
    ...frame(options, 'Exhibit: the token in the browser'),
    scripts: ['/assets/exhibit.js', '/assets/app.js'],
    children: (
      <>
        <Back />
        <BrowserApp
          issuer={issuer}
          contactSaverUrl={contactSaverUrl}
          clientId="xss-exhibit-browser"
          path="/in-browser/"
        />
        <InjectionPanel />
      </>
    ),
  });
}

/** A client on a server, and the same way in. */
export function renderServerCopy(options: Options, connected: boolean): string {
  return renderPage({
    ...frame(options, 'Exhibit: the token on a server'),
    scripts: connected ? ['/assets/exhibit.js', '/assets/server-page.js'] : [],
    children: (
      <>
        <Back />
        {connected ? <ConnectedServerCopy /> : <Unconnected />}
      </>
    ),
  });
}

function Unconnected() {
  return (
    <>
      <h1>Birthday messages, written on a server</h1>
      <p className="mt-3 text-ink-soft">
        The same job: this app’s server asks ContactSaver’s authorization server, and keeps the token.
      </p>
      <ConnectForm />
    </>
  );
}

function ConnectForm() {
  return (
    <form method="post" action="/on-server/connect" className="mt-8">
      <Button>Connect ContactSaver</Button>
    </form>
  );
}

function ConnectedServerCopy() {
  return (
    <>
      <Section id="connected">
        <h1>Birthdays</h1>
        <div className="mt-6">
          <Notice kind="information" title="The access token is on the server">
            <p>This page has a session cookie, which no script can read, and never sees the token.</p>
          </Notice>
        </div>
        <BirthdayList />
        <p className="mt-6">
          <Action id="read-again">Read again</Action>
        </p>
        <InjectionPanel />
      </Section>
      <ProblemSection>
        <ConnectForm />
      </ProblemSection>
    </>
  );
}

/** An answer that was refused. */
export function renderRefusal(options: Options, code: ProblemCode): string {
  return renderPage({
    ...frame(options, 'Exhibit: refused'),
    children: (
      <>
        <Back />
        <h1>Not connected</h1>
        <div className="mt-6">
          <Notice kind="problem" title="This answer was refused">
            <p>
              In one word: <Wire>{code}</Wire>
            </p>
          </Notice>
        </div>
      </>
    ),
  });
}

function Back() {
  return (
    <p className="mb-6">
      <a href="/">Both copies</a>
    </p>
  );
}
