import { createHash } from 'node:crypto';
import { toHtml } from '../export/html.tsx';
import { InvalidTraceError, parseTrace } from '../export/json.ts';
import { script } from '../generated/inlined.ts';
import { render } from './answer-page.tsx';
import type { InspectorHost } from './inspector-page.ts';
import { ImportPage } from '../view/import-page.tsx';

/** Shows an exported flow again: the same single page that the HTML export is. Nothing of it is stored. */
export async function answerImport(host: InspectorHost, text: string): Promise<Response> {
  try {
    const hash = createHash('sha256').update(script).digest('base64');
    return new Response(await toHtml(parseTrace(text), { back: '/inspector/import' }), {
      headers: {
        'Content-Type': 'text/html; charset=utf-8',
        'Cache-Control': 'no-store',
        'Content-Security-Policy': `default-src 'none'; style-src 'unsafe-inline'; font-src 'self'; script-src 'sha256-${hash}'; base-uri 'none'; frame-ancestors 'none'; form-action 'none'`,
      },
    });
  } catch (error) {
    if (error instanceof InvalidTraceError) {
      const content = <ImportPage forms={host.forms} refused={error.message} />;
      return render(host, { title: 'Open an exported flow', current: '/inspector/import', content }, 400);
    }
    throw error;
  }
}
