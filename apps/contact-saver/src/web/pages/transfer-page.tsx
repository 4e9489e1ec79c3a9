import { Button, LinkButton } from '@ecosystem/ui/button';
import { Notice } from '@ecosystem/ui/notice';
import type { VcardProblem } from '../vcard/read-vcards.ts';
import { CsrfField, type PageContext, renderWebPage } from './render-web-page.tsx';

/** Contacts as a file: in, all or none, and out. */
export function renderTransferPage(context: PageContext, problems: readonly VcardProblem[]): string {
  return renderWebPage(context, {
    title: 'Import and export',
    section: '/app/transfer',
    children: (
      <div className="max-w-xl">
        <h1>Import and export</h1>
        <section className="mt-8" aria-labelledby="import">
          <h2 id="import">Import</h2>
          <p className="mt-2 text-ink-soft">
            A file of vCards (version 3.0 or 4.0), as other address books and telephones write it: at most 256
            KB and 500 contacts. Either all of them are added, or none. Whoever is already here is not
            recognised.
          </p>
          {problems.length > 0 && (
            <div className="mt-4">
              <Notice kind="problem" title="Nothing was imported">
                <ul>
                  {problems.map(({ line, message }) => (
                    <li key={`${line} ${message}`}>
                      Line {line}: {message}.
                    </li>
                  ))}
                </ul>
              </Notice>
            </div>
          )}
          <form
            method="post"
            action="/app/transfer"
            encType="multipart/form-data"
            className="mt-4 flex flex-col gap-4"
          >
            <CsrfField value={context.csrf} />
            <div className="flex flex-col gap-1">
              <label htmlFor="file" className="font-semibold">
                vCard file
              </label>
              <input id="file" name="file" type="file" accept=".vcf,text/vcard" required className="input" />
            </div>
            <div>
              <Button>Import</Button>
            </div>
          </form>
        </section>
        <section className="mt-12" aria-labelledby="export">
          <h2 id="export">Export</h2>
          <p className="mt-2 text-ink-soft">All your contacts as one file of vCards, version 4.0.</p>
          <p className="mt-4">
            <LinkButton href="/app/contacts.vcf">Export</LinkButton>
          </p>
        </section>
      </div>
    ),
  });
}
