import { get, request as sendRequest } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { RecordedExchange } from '../flow-event.ts';
import { recorderInMemory } from '../test/recorder.ts';
import { type Handler, sendRaw, serve } from '../test/serve.ts';

const { recorder, events } = recorderInMemory();
let close: () => Promise<void> = async () => undefined;

async function start(handle: Handler) {
  const served = await serve('Express', recorder, handle);
  ({ close } = served);
  return served;
}

async function recordedOne(): Promise<RecordedExchange> {
  await vi.waitFor(() => expect(events).toHaveLength(1), 10_000);
  return events[0] as RecordedExchange;
}

const json = { 'Content-Type': 'application/json' };

describe('captureInbound', () => {
  afterEach(async () => {
    await close();
    events.length = 0;
  });

  it.each(['GET http://evil/ HTTP/1.1', 'OPTIONS * HTTP/1.1'])(
    'lets %s through, and records nothing',
    async (line) => {
      const { port } = await start((_request, response) => response.end('served'));
      expect(await sendRaw(port, `${line}\r\nHost: a\r\n\r\n`)).toContain('served');
      expect(events).toEqual([]);
    },
  );

  it.each(['//evil.example/x', '/%00', '/%', '/?%', '/?a=%ff', '/..//..', '/\\evil'])(
    'lets %s through',
    async (path) => {
      const { port } = await start((_request, response) => response.end('served'));
      expect(await sendRaw(port, `GET ${path} HTTP/1.1\r\nHost: a\r\n\r\n`)).toContain('served');
      expect((await recordedOne()).request.url).toMatch(/^http:\/\/localhost:3000\//);
    },
  );

  it('takes the public address for the receiver’s, whatever Host says', async () => {
    const { port } = await start((_request, response) => response.end());
    await sendRaw(port, 'GET /x HTTP/1.1\r\nHost: evil.example\r\n\r\n');
    expect(await recordedOne()).toMatchObject({
      to: 'message-writer',
      request: { url: 'http://localhost:3000/x', headers: { host: 'evil.example' } },
    });
  });

  it.each([
    ['00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01', '4bf92f3577b34da6a3ce929d0e0e4736'],
    ['00-4BF92F3577B34DA6A3CE929D0E0E4736-00F067AA0BA902B7-01', undefined],
    ['00-short-00f067aa0ba902b7-01', undefined],
    ['', undefined],
  ])('belongs to the trace of traceparent %j', async (traceparent, trace) => {
    const { url } = await start((_request, response) => response.end());
    await fetch(url, { headers: { traceparent } });
    const exchange = await recordedOne();
    expect(exchange.trace).toMatch(/^[0-9a-f]{32}$/);
    expect(exchange.trace === trace).toBe(trace !== undefined);
    expect(exchange.id === '00f067aa0ba902b7').toBe(trace !== undefined);
  });

  it.each([
    [{ 'user-agent': 'message-writer/0.1.0' }, 'message-writer', 'back'],
    [{ 'user-agent': 'contact-saver' }, 'contact-saver', 'back'],
    [{ 'user-agent': 'curl/8' }, 'outside', 'back'],
    [{ 'user-agent': 'x', accept: 'text/html,*/*' }, 'browser', 'front'],
    [{ 'user-agent': 'x', cookie: 'a=b' }, 'browser', 'front'],
    [{ 'user-agent': 'x', 'sec-fetch-site': 'same-site', 'sec-fetch-mode': 'cors' }, 'browser', 'front'],
    [{ 'user-agent': 'x', 'sec-fetch-mode': 'cors' }, 'outside', 'back'],
  ])('from %j is from %s', async (headers, from, channel) => {
    const { port } = await start((_request, response) => response.end());
    await new Promise((resolve) => get({ port, headers, host: '127.0.0.1' }, resolve));
    expect(await recordedOne()).toMatchObject({ from, channel, side: 'server' });
  });

  it('keeps the header block as it went over the wire', async () => {
    const { url } = await start((_request, response) => {
      response.setHeader('Set-Cookie', ['a=1', 'b=2']);
      response.writeHead(303, { Location: '/next' }).end();
    });
    await fetch(url, { redirect: 'manual' });
    const { response } = await recordedOne();
    expect(response).toMatchObject({
      status: 303,
      headers: { location: 'http://localhost:3000/next', date: expect.any(String), connection: 'keep-alive' },
    });
    expect(response?.headers['set-cookie']?.split('\n')).toHaveLength(2);
  });

  it.each(['end', 'write and end', 'end with a callback'])(
    'hands on an answer made by %s unchanged',
    async (way) => {
      const { url } = await start((_request, response) => {
        if (way === 'end') response.end('{"scope":"ä"}', 'utf8');
        else if (way === 'end with a callback') response.end('{"scope":"ä"}', () => undefined);
        else expect([response.write('{"scope":"ä"}', () => undefined), response.end()]).toHaveLength(2);
      });
      expect(await (await fetch(url)).text()).toBe('{"scope":"ä"}');
      await recordedOne();
    },
  );

  it('captures an answer that is handed over as bytes', async () => {
    const { url } = await start((_request, response) =>
      response.setHeader('Content-Type', 'application/json').end(Buffer.from('{"name":"ä"}')),
    );
    await fetch(url);
    expect((await recordedOne()).response?.body).toEqual({ name: 'ä' });
  });

  it('captures an answer whose type is given with its status', async () => {
    const { url } = await start((_request, response) => response.writeHead(200, json).end('{"scope":"a"}'));
    await fetch(url);
    expect((await recordedOne()).response?.body).toEqual({ scope: 'a' });
  });

  it.each<[string, number]>([
    ['HEAD', 200],
    ['GET', 304],
    ['GET', 204],
  ])('records no body where %s and %i have none', async (method, status) => {
    const { port } = await start((_request, response) =>
      response.setHeader('Content-Type', 'application/json').writeHead(status).end('{"scope":"a"}'),
    );
    const text = await sendRaw(port, `${method} / HTTP/1.1\r\nHost: a\r\n\r\n`);
    expect(text).not.toContain('scope');
    expect((await recordedOne()).response?.body).toBeNull();
  });

  it('says how long a body was that is too long to be kept', async () => {
    const { url } = await start((request, response) => request.resume().on('end', () => response.end()));
    await fetch(url, { method: 'POST', body: 'x'.repeat(300_000) });
    expect((await recordedOne()).request.bodyNote).toContain('300000 bytes');
  });

  it('fails no request when a handler fails half-way', async () => {
    const { port } = await start(async (_request, response) => {
      response.write('half');
      await wait(5);
      response.destroy(new Error('half-way'));
    });
    const ended = new Promise((resolve) =>
      sendRequest({ port, host: '127.0.0.1' }, (answer) =>
        answer.on('close', resolve).on('error', () => undefined),
      )
        .on('error', resolve)
        .end(),
    );
    await ended;
    expect(await recordedOne()).toMatchObject({ failure: expect.stringContaining('ended before') });
  });
});
