import { createHash } from 'node:crypto';
import { toHtml } from '../export/html.tsx';
import { InvalidTraceError, parseTrace } from '../export/json.ts';
import { script } from '../generated/inlined.ts';
import { problem } from './answer-api.ts';

/** Shows an exported flow again: the same single page that the HTML export is. Nothing of it is stored. */
export async function answerImport(text: string): Promise<Response> {
  try {
    const hash = createHash('sha256').update(script).digest('base64');
    return new Response(await toHtml(parseTrace(text)), {
      headers: {
        'Content-Type': 'text/html; charset=utf-8',
        'Cache-Control': 'no-store',
        'Content-Security-Policy': `default-src 'none'; style-src 'unsafe-inline'; font-src 'self'; script-src 'sha256-${hash}'; base-uri 'none'; frame-ancestors 'none'; form-action 'none'`,
      },
    });
  } catch (error) {
    if (error instanceof InvalidTraceError) return problem(400, error.message);
    throw error;
  }
}
