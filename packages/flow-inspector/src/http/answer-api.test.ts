import { describe, expect, it } from 'vitest';
import { sampleTrace } from '../test-data/sample-trace.ts';
import { type Trace, traceSchema } from '../trace.ts';
import { answerApi } from './answer-api.ts';
import { FakeStore } from './test/fake-store.ts';
import { noProgress } from './test/no-progress.ts';

const newer: Trace = { ...sampleTrace({ run: 'two' }), id: '140', startedAt: '2026-03-02T10:00:00.000Z' };
const older: Trace = { ...sampleTrace(), id: '1', outcome: 'denied', who: null };
const { store } = FakeStore.of([newer, older]);

async function ask(path: string, init?: RequestInit): Promise<Response> {
  const request = new Request(`http://localhost:3000/inspector/api${path}`, init);
  return answerApi({ store, progress: noProgress }, request, new URL(request.url));
}

describe('answerApi', () => {
  it('tells how far the learner of this installation is, with the words for it', async () => {
    const answer = (await (await ask('/lessons')).json()) as { code: string; lessons: { isDone: boolean }[] };
    expect(answer.code.split(' ')).toHaveLength(4);
    expect(answer.lessons.every(({ isDone }) => !isDone)).toBe(true);
  });

  it.each([
    '/',
    '/flow',
    '/flows/1/exports',
    '/flows/1/export/more',
    '/flows/1//',
    '/stream/1',
    '/../secrets.env',
  ])('knows nothing at %s', async (path) => {
    const answer = await ask(path);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([404, 'application/problem+json']);
    expect(await answer.json()).toMatchObject({ status: 404, title: expect.any(String) });
  });

  it.each(['2', 'constructor', '__proto__', '', '%00', '1%2F..', '-1', 'NaN'])(
    'knows no flow %j',
    async (id) => {
      expect((await ask(`/flows/${id}`)).status).toBe(404);
    },
  );

  it.each(['POST', 'PUT', 'PATCH', 'DELETE', 'HEAD'])('only answers GET, not %s', async (method) => {
    for (const path of ['/flows', '/flows/1', '/stream', '/nothing']) {
      const answer = await ask(path, { method });
      expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET']);
    }
  });

  it.each(['', 'xml', 'JSON', 'constructor', '__proto__'])('refuses to export as %j', async (format) => {
    const answer = await ask(`/flows/1/export?format=${format}`);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ title: 'format is one of json, har, curl, mermaid, html' });
  });

  it('lists flows, newest first', async () => {
    const answer = await ask('/flows');
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/json']);
    const { flows } = (await answer.json()) as { flows: unknown[] };
    expect(flows).toEqual([
      expect.objectContaining({
        id: '140',
        startedAt: newer.startedAt,
        outcome: 'connected',
        who: 'Ada Lovelace',
      }),
      expect.objectContaining({ id: '1', startedAt: older.startedAt, outcome: 'denied', who: null }),
    ]);
    expect(flows[0]).not.toHaveProperty('events');
  });

  it('shows a flow with the fields that scripts rely on', async () => {
    const answer = await ask('/flows/1');
    const trace = traceSchema.parse(await answer.json());
    expect(answer.headers.get('content-disposition')).toBeNull();
    expect(trace).toMatchObject({ id: '1' });
    expect(trace.events.map(({ seq }) => seq)).toEqual(trace.events.map((_event, index) => index + 1));
    for (const event of trace.events) {
      expect(event).toMatchObject({
        kind: expect.any(String),
        from: expect.any(String),
        to: expect.any(String),
      });
      if (event.kind !== 'exchange') continue;
      expect(event).toMatchObject({
        channel: expect.stringMatching(/^(front|back)$/),
        request: { method: expect.any(String), url: expect.any(String), headers: expect.any(Object) },
        response: { status: expect.any(Number), headers: expect.any(Object) },
      });
      expect([Object.hasOwn(event.request, 'body'), Object.hasOwn(event.response ?? {}, 'body')]).toEqual([
        true,
        true,
      ]);
    }
  });

  it('exports as JSON what the flow itself is, which is also what is exported when no format is named', async () => {
    const [flow, named, unnamed] = await Promise.all(
      ['/flows/1', '/flows/1/export?format=json', '/flows/1/export'].map(async (path) =>
        (await ask(path)).json(),
      ),
    );
    expect(named).toEqual(flow);
    expect(unnamed).toEqual(flow);
  });

  it.each([
    ['json', 'application/json', 'json', /^\{/],
    ['har', 'application/json', 'har', /"log"/],
    ['curl', 'text/x-shellscript; charset=utf-8', 'sh', /curl/],
    ['mermaid', 'text/plain; charset=utf-8', 'mmd', /^sequenceDiagram/m],
    ['html', 'text/html; charset=utf-8', 'html', /^<!doctype html>/i],
  ])('exports as %s for downloading', async (format, type, extension, content) => {
    const answer = await ask(`/flows/1/export?format=${format}`);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe(type);
    expect(answer.headers.get('content-disposition')).toBe(`attachment; filename="flow-1.${extension}"`);
    expect(await answer.text()).toMatch(content);
  });

  it.each([
    '/flows',
    '/flows/1',
    '/flows/1/export?format=html',
    '/flows/2',
    '/flows/1/export?format=x',
    '/stream',
  ])('keeps %s out of every cache (F-LEAK-5)', async (path) => {
    const abort = new AbortController();
    const answer = await ask(path, { signal: abort.signal });
    expect(answer.headers.get('cache-control')).toBe('no-store');
    abort.abort();
  });
});
