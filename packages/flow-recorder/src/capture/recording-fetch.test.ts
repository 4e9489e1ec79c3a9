import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, vi } from 'vitest';
import { flowContext } from '../context.ts';
import type { RecordedExchange } from '../flow-event.ts';
import { gate } from '../test/gate.ts';
import { recorderInMemory } from '../test/recorder.ts';
import { createRecordingFetch } from './recording-fetch.ts';

const issuer = 'http://localhost:3002';
const formType = { 'content-type': 'application/x-www-form-urlencoded' };

function open(answer: typeof fetch) {
  const { events, recorder } = recorderInMemory();
  const send = vi.fn(answer);
  const recorded = async () => {
    await vi.waitFor(() => expect(events).toHaveLength(1), 10_000);
    return events[0] as RecordedExchange;
  };
  return { events, recorded, recorder, send, fetch: createRecordingFetch(recorder, send) };
}

const headersOf = (send: { mock: { calls: unknown[][] } }) =>
  new Headers((send.mock.calls[0]?.[1] as RequestInit | undefined)?.headers);

describe('createRecordingFetch', () => {
  it.each(['http://localhost:3003/', 'https://localhost:3002/', 'http://localhost.evil.example:3002/'])(
    'sends to the foreign origin %s what it was given, and records nothing',
    async (url) => {
      const { events, fetch, recorder, send } = open(async () => new Response('ok'));
      const init = { headers: { a: 'b' } };
      expect(await (await fetch(url, init)).text()).toBe('ok');
      expect(send).toHaveBeenCalledWith(url, init);
      await recorder.drain();
      expect(events).toEqual([]);
    },
  );

  it('records nothing of what is out of scope', async () => {
    const { events, fetch, recorder, send } = open(async () => new Response('ok'));
    await fetch(`${issuer}/readyz`);
    expect(headersOf(send).has('traceparent')).toBe(false);
    await recorder.drain();
    expect(events).toEqual([]);
  });

  it.each([
    ['TimeoutError', 'no answer in time'],
    ['TypeError', 'no answer'],
  ])('records that %s means %s, and throws it on', async (name, failure) => {
    const error = Object.assign(new Error('with details that must not be kept'), { name });
    const { fetch, recorded } = open(async () => Promise.reject(error));
    await expect(fetch(`${issuer}/jwks`)).rejects.toBe(error);
    expect(await recorded()).toMatchObject({ failure, response: null, message: 'keys-request' });
    expect(JSON.stringify(await recorded())).not.toContain('details');
  });

  it('adds a traceparent of the trace under way, and of a new span', async () => {
    const { fetch, recorded, send } = open(async () => new Response());
    const context = { trace: '4bf92f3577b34da6a3ce929d0e0e4736', exchange: '00f067aa0ba902b7', joins: ['j'] };
    await flowContext.run(context, async () => fetch(`${issuer}/jwks`, { headers: { accept: 'a' } }));
    const exchange = await recorded();
    expect(headersOf(send).get('traceparent')).toBe(`00-${context.trace}-${exchange.id}-01`);
    expect(headersOf(send).get('accept')).toBe('a');
    expect(exchange).toMatchObject({
      trace: context.trace,
      parent: context.exchange,
      joins: ['j'],
      side: 'client',
    });
    expect(exchange.id).not.toBe(context.exchange);
  });

  it('begins a trace where there is none', async () => {
    const { fetch, recorded } = open(async () => new Response());
    await fetch(new URL(`${issuer}/jwks`));
    expect((await recorded()).trace).toMatch(/^[0-9a-f]{32}$/);
    expect(await recorded()).not.toHaveProperty('parent');
  });

  it.each([
    ['text', 'grant_type=refresh_token&refresh_token=R'],
    ['parameters', new URLSearchParams({ grant_type: 'refresh_token', refresh_token: 'R' })],
  ])('records a form given as %s', async (_as, body) => {
    const { fetch, recorded } = open(async () => Response.json({ token_type: 'Bearer', access_token: 'A' }));
    await fetch(`${issuer}/token`, { method: 'POST', headers: formType, body });
    expect(await recorded()).toMatchObject({
      message: 'refresh-request',
      request: { body: { grant_type: 'refresh_token' } },
      response: { body: { token_type: 'Bearer', access_token: expect.stringMatching(/^‹access token/) } },
    });
  });

  it('leaves the answer’s body to the caller, who may read it or not', async () => {
    const { fetch, recorded } = open(
      async () => new Response('{"scope":"a"}', { headers: { 'content-type': 'application/json' } }),
    );
    const answer = await fetch(`${issuer}/token`);
    expect(answer.bodyUsed).toBe(false);
    expect((await recorded()).response?.body).toEqual({ scope: 'a' });
    expect(await answer.json()).toEqual({ scope: 'a' });
  });

  it('hands over the first piece of a stream before the last one is there', async () => {
    const { open: goOn, opened: firstIsThere } = gate();
    const server = createServer(async (_request, response) => {
      response.write('first');
      await firstIsThere;
      response.end('last');
    });
    await new Promise<void>((resolve) => server.listen(0, resolve));
    const url = `http://localhost:${(server.address() as AddressInfo).port}`;
    const { events, recorder } = recorderInMemory({ parties: { 'contact-saver': url } });
    const answer = await createRecordingFetch(recorder, fetch)(url);
    const reader = answer.body?.getReader();
    expect(Buffer.from((await reader?.read())?.value ?? []).toString()).toBe('first');
    expect(events).toEqual([]);
    goOn();
    while (!(await reader?.read())?.done);
    await vi.waitFor(() => expect(events).toHaveLength(1), 10_000);
    server.close();
  });

  it('records an answer without a body, and one that breaks off', async () => {
    const { fetch, recorded } = open(async () => new Response(null, { status: 204 }));
    expect((await fetch(`${issuer}/token/revocation`, { method: 'POST' })).status).toBe(204);
    expect(await recorded()).toMatchObject({ response: { status: 204, body: null } });
    const broken = open(async () => {
      const body = new ReadableStream({ pull: (controller) => controller.error(new Error('broken')) });
      return new Response(body);
    });
    const answer = await broken.fetch(`${issuer}/jwks`);
    await expect(answer.text()).rejects.toThrow('broken');
    expect(await broken.recorded()).toMatchObject({ response: { status: 200, body: null } });
  });

  it('keeps method and headers of a Request', async () => {
    const { fetch, recorded, send } = open(async () => new Response());
    const headers = { authorization: 'Bearer T' };
    await fetch(new Request(`${issuer}/me`, { method: 'POST', headers }));
    const [input, init] = send.mock.calls[0] ?? [];
    const sent = new Request(input as Request, init);
    expect(sent.headers.get('authorization')).toBe('Bearer T');
    expect((await recorded()).request.method).toBe('POST');
  });

  it('knows the type of a form given as parameters alone, as fetch does', async () => {
    const { fetch, recorded } = open(async () => new Response());
    await fetch(`${issuer}/token`, {
      method: 'POST',
      body: new URLSearchParams({ grant_type: 'refresh_token' }),
    });
    expect((await recorded()).message).toBe('refresh-request');
  });
});
