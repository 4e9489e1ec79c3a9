import { setTimeout as wait } from 'node:timers/promises';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { flowContext } from '../context.ts';
import type { FlowEvent } from '../flow-event.ts';
import type { Recorder } from '../recorder.ts';
import { recorderInMemory } from '../test/recorder.ts';
import { type Mounting, serve } from '../test/serve.ts';
import { recordHttpServer } from './http-server.ts';

const announced = recorderInMemory();

const traceOf = (number: number) => number.toString(16).padStart(32, '0');
const spanOf = (number: number) => number.toString(16).padStart(16, '0');

/** Decides something before and after waiting, as handlers do. */
async function decide(recorder: Recorder, name: string) {
  for (const after of [0, 10, 1]) {
    await wait(after);
    recorder.recordRefused('authorization-response', 'state', name);
  }
}

describe.each<Mounting>(['Express', 'Koa', 'diagnostics channel'])(
  'flowContext, mounted by %s',
  (mounting) => {
    const { recorder, events } = mounting === 'diagnostics channel' ? announced : recorderInMemory();
    const checksIn = (list: readonly FlowEvent[]) => list.filter((event) => event.kind === 'check');

    beforeAll(() => {
      if (mounting === 'diagnostics channel') recordHttpServer(recorder);
    });

    it('is the own one of each of many requests at once', async () => {
      const { close, url } = await serve(mounting, recorder, async (request, response) => {
        for await (const _chunk of request);
        await decide(recorder, request.url ?? '');
        response.end();
      });
      const count = 30;
      await Promise.all(
        Array.from({ length: count }, async (_, number) => {
          const traceparent = `00-${traceOf(number)}-${spanOf(number)}-01`;
          await (
            await fetch(`${url}/${number}`, { method: 'POST', body: 'a', headers: { traceparent } })
          ).text();
        }),
      );
      await vi.waitFor(() => expect(events).toHaveLength(count * 4), 10_000);
      for (const { exchange, reason, trace } of checksIn(events)) {
        const number = Number(reason?.slice(1));
        expect([exchange, trace]).toEqual([spanOf(number), traceOf(number)]);
      }
      await close();
      events.length = 0;
    });

    it('is not inherited by a request that is not recorded, on the same connection', async () => {
      const seen: unknown[] = [];
      const { close, url } = await serve(mounting, recorder, (request, response) => {
        seen.push([request.url, flowContext.getStore() !== undefined]);
        response.end();
      });
      for (const path of ['/one', '/healthz', '/two']) await (await fetch(url + path)).text();
      expect(seen).toEqual([
        ['/one', true],
        ['/healthz', false],
        ['/two', true],
      ]);
      await close();
    });
  },
);
