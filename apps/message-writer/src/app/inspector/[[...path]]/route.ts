import { answerImport } from '@ecosystem/flow-inspector/http/answer-import';
import { answerInspector } from '@ecosystem/flow-inspector/http/answer-inspector';
import { dataHeaders } from '@ecosystem/flow-inspector/http/data-headers';
import { readOwnForm } from '../../../http/own-form.ts';
import { act } from '../../../inspector/actions.ts';
import { createInspectorHost } from '../../../inspector/host.ts';

export const dynamic = 'force-dynamic';

/** Bytes of an exported flow. */
const longestTrace = 11 * 1024 * 1024;

const nothingHere = () => new Response('There is no such page.\n', { status: 404, headers: dataHeaders });

/** The inspector's pages and its JSON API. With the lab off there are none. */
export async function GET(request: Request): Promise<Response> {
  const host = await createInspectorHost();
  return host ? answerInspector(host, request) : nothingHere();
}

/** The forms of step mode, and the import of an exported flow. */
export async function POST(request: Request): Promise<Response> {
  const host = await createInspectorHost();
  if (!host) return nothingHere();
  const name = new URL(request.url).pathname.replace('/inspector/', '');
  const form = await readOwnForm(request, name === 'import' ? longestTrace : undefined);
  if (form instanceof Response) return form;
  return name === 'import' ? answerImport(host, form.fields['trace'] ?? '') : act(name, form);
}
