import { LinkButton } from '@ecosystem/ui/button';
import { DefinitionList } from '@ecosystem/ui/definition-list';
import { Document } from '@ecosystem/ui/document';
import { LabStrip } from '@ecosystem/ui/lab-strip';
import { PageFrame } from '@ecosystem/ui/page-frame';
import { Wire } from '@ecosystem/ui/wire';
import { renderToStaticMarkup } from 'react-dom/server';
import type { Settings } from '../settings.ts';

/** What a person sees who opens the API's address in a browser. */
export function renderLandingPage({ issuer, lab, messageWriterUrl, publicUrl }: Settings): string {
  return `<!doctype html>${renderToStaticMarkup(
    <Document title="ContactSaver" party="contact-saver" stylesheets={['/assets/styles.css']}>
      <PageFrame
        party="contact-saver"
        address={publicUrl}
        lab={
          lab && (
            <LabStrip
              here="ContactSaver, the resource server"
              inspectorHref={`${messageWriterUrl}/inspector`}
            />
          )
        }
      >
        <h1>ContactSaver keeps your contacts.</h1>
        <p className="mt-5 text-lg text-ink-soft">
          In the words of OAuth it is the resource server: its API hands out contacts to whoever brings an
          access token for them. Your address book is an app like any other: it asks the same API, with tokens
          of its own. There is no password field anywhere here.
        </p>
        <div className="mt-8 flex flex-wrap gap-3">
          <LinkButton kind="primary" href="/app">
            Open your address book
          </LinkButton>
          <LinkButton href="/docs">Try the API</LinkButton>
          <LinkButton href={`${issuer}/account`}>Your account</LinkButton>
        </div>
        <div className="mt-12">
          <DefinitionList
            items={[
              { term: 'Whose tokens count', description: <Wire>{issuer}</Wire> },
              { term: 'Meant for', description: <Wire>{publicUrl}</Wire> },
              {
                term: 'Said to programs',
                description: (
                  <a href="/.well-known/oauth-protected-resource">
                    <Wire>/.well-known/oauth-protected-resource</Wire>
                  </a>
                ),
              },
            ]}
          />
        </div>
      </PageFrame>
    </Document>,
  )}`;
}
