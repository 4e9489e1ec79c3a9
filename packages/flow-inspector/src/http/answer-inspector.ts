import { isDatabaseUnavailable } from '@ecosystem/prisma/database-unavailable';
import { answerApi, problem } from './answer-api.ts';
import { answerPage, answerUnavailable } from './answer-page.tsx';
import type { InspectorHost } from './inspector-page.ts';

/** Answers everything that only reads: pages, the JSON API, exports and the stream. */
export async function answerInspector(host: InspectorHost, request: Request): Promise<Response> {
  const url = new URL(request.url);
  const isApi = url.pathname.startsWith('/inspector/api/');
  // F-LEAK-4: whoever is on another site must not read what was recorded here.
  if (!isAskedByOurselves(request, host.addresses.messageWriterUrl)) {
    return problem(403, 'recorded flows are shown to pages of this address only');
  }
  const unavailable = () => {
    const detail = 'the recorded flows cannot be read right now';
    return isApi ? problem(503, detail, { 'Retry-After': '5' }) : answerUnavailable(host);
  };
  try {
    await host.store.ready();
  } catch {
    return unavailable();
  }
  try {
    return await (isApi ? answerApi(host, request, url) : answerPage(host, url));
  } catch (error) {
    // Flows are in memory; what a learner has done is not.
    if (isDatabaseUnavailable(error)) return unavailable();
    throw error;
  }
}

function isAskedByOurselves({ headers }: Request, own: string): boolean {
  const origin = headers.get('origin');
  if (origin !== null && origin !== own) return false;
  const isEmbedded = headers.get('sec-fetch-mode') !== null && headers.get('sec-fetch-mode') !== 'navigate';
  const site = headers.get('sec-fetch-site');
  return !isEmbedded || site === null || site === 'same-origin' || site === 'none';
}
