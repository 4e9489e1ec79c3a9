import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { RecordedExchange } from '../flow-event.ts';
import { gate } from '../test/gate.ts';
import { readings } from '../test/readings.ts';
import { recorderInMemory } from '../test/recorder.ts';
import { type Handler, type Mounting, sendRaw, serve } from '../test/serve.ts';
import { recordHttpServer } from './http-server.ts';

const { recorder, events } = recorderInMemory();
const heard = recorderInMemory();
let close: () => Promise<void> = async () => undefined;

async function start(mounting: Mounting, handle: Handler) {
  const served = await serve(mounting, recorder, handle);
  ({ close } = served);
  return served;
}

async function recorded(mounting: Mounting, count: number): Promise<RecordedExchange[]> {
  const { events: list, recorder: own } = mounting === 'diagnostics channel' ? heard : { events, recorder };
  await vi.waitFor(() => expect(list.length).toBeGreaterThanOrEqual(count), 10_000);
  await wait(10);
  await own.drain();
  expect(list).toHaveLength(count);
  return list as RecordedExchange[];
}

const formHeaders = { 'content-type': 'application/x-www-form-urlencoded' };
const post = (body: string): RequestInit => ({ method: 'POST', body, headers: formHeaders });

describe.each<Mounting>(['Express', 'Koa', 'diagnostics channel'])(
  'captureInbound, mounted by %s',
  (mounting) => {
    beforeAll(() => {
      if (mounting === 'diagnostics channel') recordHttpServer(heard.recorder);
    });
    afterEach(async () => {
      await close();
      events.length = 0;
      heard.events.length = 0;
    });

    it.each(Object.keys(readings))(
      'captures a body that is read by %s, and hands it on unchanged',
      async (way) => {
        const { url } = await start(mounting, async (request, response) =>
          response.end(await readings[way]?.(request)),
        );
        const body = `client_id=${'a'.repeat(200)}&scope=ä&scope=b`;
        const answer = await fetch(url, post(body));
        expect(await answer.text()).toBe(body);
        const [exchange] = await recorded(mounting, 1);
        expect(exchange?.request.body).toEqual({ client_id: 'a'.repeat(200), scope: ['ä', 'b'] });
      },
    );

    it('hands on unchanged what is too long to be captured', async () => {
      const { url } = await start(mounting, async (request, response) =>
        response.end(await readings['data events']?.(request)),
      );
      const body = `scope=${'x'.repeat(1_000_000)}`;
      expect(await (await fetch(url, post(body))).text()).toBe(body);
      const [exchange] = await recorded(mounting, 1);
      expect(exchange?.request).toMatchObject({ body: null, bodyNote: expect.stringContaining('too long') });
    });

    it('records a request whose body nobody reads', async () => {
      const { url } = await start(mounting, (_request, response) => response.writeHead(404).end());
      expect((await fetch(`${url}/page`, post('client_id=a'))).status).toBe(404);
      const [exchange] = await recorded(mounting, 1);
      expect(exchange).toMatchObject({ request: { method: 'POST' }, response: { status: 404, body: null } });
    });

    it('captures an answer that is streamed in pieces, and lets each piece through at once', async () => {
      const { open: goOn, opened: firstIsThere } = gate();
      const { url } = await start(mounting, async (_request, response) => {
        response.setHeader('Content-Type', 'application/json');
        response.write('{"scope":');
        await firstIsThere;
        response.write(Buffer.from('"openid"'));
        response.end('7d', 'hex');
      });
      const reader = (await fetch(url)).body?.getReader();
      expect(Buffer.from((await reader?.read())?.value ?? []).toString()).toBe('{"scope":');
      goOn();
      while (!(await reader?.read())?.done);
      const [exchange] = await recorded(mounting, 1);
      expect(exchange?.response?.body).toEqual({ scope: 'openid' });
    });

    it('records requests of one connection one by one, in their order', async () => {
      const { port } = await start(mounting, async (request, response) => {
        await wait(request.url === '/one' ? 30 : 1);
        response.end(request.url);
      });
      const request = (path: string) => `GET ${path} HTTP/1.1\r\nHost: a\r\n\r\n`;
      const text = await sendRaw(port, request('/one') + request('/two') + request('/three'));
      expect(text.match(/\/(one|two|three)/g)).toEqual(['/one', '/two', '/three']);
      const exchanges = await recorded(mounting, 3);
      expect(exchanges.map(({ request: { url } }) => new URL(url).pathname).toSorted()).toEqual([
        '/one',
        '/three',
        '/two',
      ]);
      expect(new Set(exchanges.map(({ id }) => id)).size).toBe(3);
    });

    it.each([
      '/_next/static/x',
      '/inspector',
      '/inspector/api/flows',
      '/healthz',
      '/readyz',
      '/favicon.ico',
      '/a.css',
    ])('records nothing of %s', async (path) => {
      const { url } = await start(mounting, (_request, response) => response.end('ok'));
      expect(await (await fetch(url + path)).text()).toBe('ok');
      await recorded(mounting, 0);
    });

    it('records a connection that ends before the answer does', async () => {
      const { url } = await start(mounting, (_request, response) => response.write('half'));
      const abort = new AbortController();
      const answer = await fetch(url, { signal: abort.signal });
      abort.abort();
      await answer.text().catch(() => undefined);
      const [exchange] = await recorded(mounting, 1);
      expect(exchange).toMatchObject({
        failure: expect.stringContaining('ended before'),
        response: { status: 200 },
      });
    });

    it('records a connection that ends before there is an answer', async () => {
      const caller = new AbortController();
      const { url } = await start(mounting, () => caller.abort());
      await fetch(url, { signal: caller.signal }).catch(() => undefined);
      const [exchange] = await recorded(mounting, 1);
      expect(exchange).toMatchObject({ failure: expect.stringContaining('ended before'), response: null });
    });
  },
);
