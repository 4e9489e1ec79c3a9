import { script, styles } from '../generated/inlined.ts';
import type { Trace } from '../trace.ts';
import { Diagram } from '../view/diagram.tsx';
import { HopPanel } from '../view/hop-panel.tsx';
import { whoOf } from '../view/flow-list.tsx';
import { hopsOf } from '../view/hops.ts';
import { ThreadPanel } from '../view/thread-panel.tsx';

export interface ExportOptions {
  /** Where the page was opened from; a file comes from nowhere. */
  readonly back?: string | undefined;
}

/** One self-contained page that shows and replays a flow anywhere, without a server. */
export async function toHtml(trace: Trace, { back }: ExportOptions = {}): Promise<string> {
  const { renderToStaticMarkup } = await import('react-dom/server');
  const html = renderToStaticMarkup(<ExportedFlow trace={trace} back={back} />);
  return `<!doctype html>${withoutServer(html, trace.id)}`;
}

function ExportedFlow({ trace, back }: ExportOptions & { readonly trace: Trace }) {
  const hops = hopsOf(trace);
  const followed = new Set(
    hops.flatMap(({ exchange }) => exchange.values.map(({ fingerprint }) => fingerprint)),
  );
  return (
    <html lang="en" data-party="inspector">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{`${trace.title} · recorded flow`}</title>
        <style dangerouslySetInnerHTML={{ __html: withoutFonts(styles) }} />
      </head>
      <body>
        <header className="inspector-head exported-head">
          <div className="inspector-bar">
            <p className="inspector-name">
              <strong>{trace.title}</strong>{' '}
              <span>
                {whoOf(trace)} · {trace.startedAt} · {hops.length} messages, recorded from real servers
              </span>
            </p>
            {back !== undefined && (
              <a className="inspector-home" href={back}>
                back to the inspector
              </a>
            )}
            <p className="run-actions" id="replay" hidden>
              <button type="button" className="button button-secondary" data-replay="back">
                Back
              </button>
              <button type="button" className="button button-primary" data-replay="next">
                Next
              </button>
              <button type="button" className="button button-secondary" data-replay="play">
                Play
              </button>
            </p>
          </div>
        </header>
        <main className="inspector-main wide">
          <div className="workbench exported">
            <div className="workbench-flow">
              <Diagram trace={trace} />
            </div>
            <div className="workbench-panel" id="panel">
              {hops.map(({ exchange }) => (
                <section key={exchange.id} id={`event-${exchange.seq}`} className="exported-panel">
                  <HopPanel trace={trace} seq={exchange.seq} />
                </section>
              ))}
              {[...followed].map((fingerprint) => (
                <section key={fingerprint} id={`value-${fingerprint}`} className="exported-panel">
                  <ThreadPanel trace={trace} fingerprint={fingerprint} />
                </section>
              ))}
            </div>
          </div>
        </main>
        <p id="announcements" role="status" aria-live="polite" className="sr-only" />
        <script type="module" dangerouslySetInnerHTML={{ __html: script }} />
      </body>
    </html>
  );
}

/** Links between the parts of a flow become links within the page. */
function withoutServer(html: string, id: string): string {
  return html
    .replaceAll(new RegExp(`href="/inspector/flows/${id}\\?event=(\\d+)#panel"`, 'g'), 'href="#event-$1"')
    .replaceAll(new RegExp(`href="/inspector/flows/${id}\\?follow=([\\w-]+)#panel"`, 'g'), 'href="#value-$1"')
    .replaceAll(`href="/inspector/flows/${id}"`, 'href="#diagram"')
    .replaceAll(/<a class="term-link" href="[^"]*">([^<]*)<\/a>/g, '$1');
}

function withoutFonts(css: string): string {
  return css.replaceAll(/@font-face\s*\{[^}]*\}/g, '');
}
