import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it, vi } from 'vitest';
import { flowContext } from '../context.ts';
import type { RecordedExchange } from '../flow-event.ts';
import type { WriteEvents } from '../queue.ts';
import { recorderInMemory } from '../test/recorder.ts';
import { serve } from '../test/serve.ts';
import { createRecordingFetch } from './recording-fetch.ts';

async function callBetween(write?: WriteEvents) {
  const server = recorderInMemory({ party: 'contact-saver', ...(write && { write }) });
  const { close, url } = await serve('Express', server.recorder, (_request, response) =>
    response.writeHead(200, { 'Content-Type': 'application/json' }).end('{"items":[]}'),
  );
  const parties = { 'contact-saver': url, 'message-writer': 'http://localhost:3000' };
  const client = recorderInMemory({ parties, ...(write && { write }) });
  const send = createRecordingFetch(client.recorder, fetch);
  const call = async () => {
    const answer = await send(`${url}/birthdays`, {
      headers: { authorization: 'Bearer T', 'user-agent': 'message-writer/1' },
    });
    return answer.json();
  };
  return { call, client, close, server };
}

describe('createRecordingFetch and captureInbound', () => {
  it('record both ends of one call with one id and one trace', async () => {
    const { call, client, close, server } = await callBetween();
    const context = { trace: '4bf92f3577b34da6a3ce929d0e0e4736', exchange: '00f067aa0ba902b7', joins: [] };
    expect(await flowContext.run(context, call)).toEqual({ items: [] });
    await vi.waitFor(() => expect([client.events.length, server.events.length]).toEqual([1, 1]), 10_000);
    const [sent, received] = [client.events[0], server.events[0]] as [RecordedExchange, RecordedExchange];
    expect(received.id).toBe(sent.id);
    expect([received.trace, sent.trace]).toEqual([context.trace, context.trace]);
    expect([received.message, sent.message]).toEqual(Array(2).fill('protected-resource-request'));
    expect([received.from, sent.from]).toEqual(Array(2).fill('message-writer'));
    expect([received.side, sent.side]).toEqual(['server', 'client']);
    expect(received.values[0]?.fingerprint).toBe(sent.values[0]?.fingerprint);
    await close();
  });

  it.each<[string, WriteEvents]>([
    ['always throws', () => Promise.reject(new Error('the database is away'))],
    [
      'throws at once',
      () => {
        throw new Error('broken');
      },
    ],
    ['hangs', async () => new Promise(() => undefined)],
  ])('answer every call in time when the writer %s', async (_way, write) => {
    const { call, close } = await callBetween(write);
    const calls = Array.from({ length: 40 }, async () => call());
    const answers = await Promise.race([Promise.all(calls), wait(5_000, 'late')]);
    expect(answers).toEqual(Array(40).fill({ items: [] }));
    await close();
  });
});
