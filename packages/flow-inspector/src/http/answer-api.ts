import { toCurl } from '../export/curl.ts';
import { toHar } from '../export/har.ts';
import { toHtml } from '../export/html.tsx';
import { toJson } from '../export/json.ts';
import { toMermaid } from '../export/mermaid.ts';
import { codeOf, readLessons } from '../lessons/read-lessons.ts';
import type { FlowStore } from '../store/flow-store.ts';
import type { Trace } from '../trace.ts';
import { answerStream } from './answer-stream.ts';
import { dataHeaders } from './data-headers.ts';
import type { InspectorHost } from './inspector-page.ts';

type Export = readonly [type: string, extension: string, write: (trace: Trace) => Promise<string> | string];

const exports: Readonly<Record<string, Export>> = {
  json: ['application/json', 'json', toJson],
  har: ['application/json', 'har', (trace) => JSON.stringify(toHar(trace), null, 2)],
  curl: ['text/x-shellscript; charset=utf-8', 'sh', toCurl],
  mermaid: ['text/plain; charset=utf-8', 'mmd', toMermaid],
  html: ['text/html; charset=utf-8', 'html', toHtml],
};

/** The JSON API: the list of flows, one flow, its exports, and the stream of changes. */
export async function answerApi(
  { progress, store }: Pick<InspectorHost, 'progress' | 'store'>,
  request: Request,
  url: URL,
): Promise<Response> {
  const [, , , collection, id, action, ...rest] = url.pathname.split('/');
  if (request.method !== 'GET') return problem(405, 'only GET is possible here', { Allow: 'GET' });
  if (collection === 'stream' && id === undefined) return answerStream(store, request.signal);
  if (collection === 'lessons' && id === undefined) return json(await lessonsOf(store, progress));
  if (collection !== 'flows' || rest.length > 0) return problem(404, 'there is no such resource');
  if (id === undefined) return json({ flows: store.traces().map(summaryOf) });
  const trace = store.trace(id);
  if (!trace) return problem(404, 'there is no such flow');
  if (action === undefined) return json(trace);
  return action === 'export' ? answerExport(trace, url) : problem(404, 'there is no such resource');
}

async function answerExport(trace: Trace, url: URL): Promise<Response> {
  const format = url.searchParams.get('format') ?? 'json';
  const known = Object.hasOwn(exports, format) ? exports[format] : undefined;
  if (!known) return problem(400, `format is one of ${Object.keys(exports).join(', ')}`);
  const [type, extension, write] = known;
  return answer(await write(trace), {
    'Content-Type': type,
    'Content-Disposition': `attachment; filename="flow-${trace.id}.${extension}"`,
  });
}

/** How far the learner of this installation is, and the four words for it. */
async function lessonsOf(store: FlowStore, progress: InspectorHost['progress']) {
  const states = await readLessons(store, progress);
  const lessons = states.map(({ found, isDone, lesson: { id, tasks, title }, startedAt }) => {
    return { id, title, tasks: tasks.length, done: found.length, isDone, startedAt: startedAt ?? null };
  });
  return { code: codeOf(states), lessons };
}

function summaryOf({ id, outcome, startedAt, title, who }: Trace) {
  return { id, startedAt, outcome, who, title };
}

function json(body: unknown): Response {
  return answer(JSON.stringify(body), { 'Content-Type': 'application/json' });
}

function answer(body: string, headers: Record<string, string>): Response {
  return new Response(body, { headers: { ...dataHeaders, ...headers } });
}

/** RFC 9457 */
export function problem(status: number, detail: string, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify({ type: 'about:blank', title: detail, status }), {
    status,
    headers: { ...dataHeaders, 'Content-Type': 'application/problem+json', ...headers },
  });
}
