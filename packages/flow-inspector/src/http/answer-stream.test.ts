import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { answerStream } from './answer-stream.ts';
import { FakeStore } from './test/fake-store.ts';

function open(signal: AbortSignal) {
  const { fake, store } = FakeStore.of();
  const answer = answerStream(store, signal);
  const reader = (answer.body as ReadableStream<Uint8Array>).getReader();
  const next = async () => Buffer.from((await reader.read()).value ?? []).toString();
  return { answer, fake, next, reader };
}

describe('answerStream', () => {
  const uncaught: unknown[] = [];
  const keep = (error: unknown) => void uncaught.push(error);
  let others: NodeJS.UncaughtExceptionListener[];

  beforeEach(() => {
    vi.useFakeTimers();
    uncaught.length = 0;
    others = process.listeners('uncaughtException');
    process.removeAllListeners('uncaughtException').on('uncaughtException', keep);
  });
  afterEach(() => {
    process.removeAllListeners('uncaughtException');
    for (const other of others) process.on('uncaughtException', other);
    vi.useRealTimers();
  });
  const ticks = async () => {
    for (let tick = 0; tick < 5; tick += 1) await new Promise((resolve) => process.nextTick(resolve));
  };

  it('stops listening when the request is aborted', async () => {
    const abort = new AbortController();
    const { fake, next, reader } = open(abort.signal);
    await next();
    expect(fake.listening).toBe(1);
    abort.abort();
    expect([fake.listening, vi.getTimerCount()]).toEqual([0, 0]);
    expect((await reader.read()).done).toBe(true);
    fake.change(1);
    await ticks();
    expect(uncaught).toEqual([]);
  });

  it('stops listening when nobody reads any more', async () => {
    const { fake, next, reader } = open(new AbortController().signal);
    await next();
    await reader.cancel();
    expect([fake.listening, vi.getTimerCount()]).toEqual([0, 0]);
  });

  it('throws nothing when the request is aborted after nobody reads any more', async () => {
    const abort = new AbortController();
    const { next, reader } = open(abort.signal);
    await next();
    await reader.cancel();
    abort.abort();
    await ticks();
    expect(uncaught).toEqual([]);
  });

  it('does not begin to listen for a request that is already over', () => {
    const { fake } = open(AbortSignal.abort());
    expect([fake.listening, vi.getTimerCount()]).toEqual([0, 0]);
  });

  it('sends which flow has changed, to everybody who listens', async () => {
    const { answer, fake, next } = open(new AbortController().signal);
    expect(answer.headers.get('content-type')).toMatch(/^text\/event-stream/);
    expect(await next()).toBe('retry: 1000\n\n');
    fake.change(140);
    fake.change(1);
    expect(await next()).toBe('event: flow\ndata: {"id":"140"}\n\n');
    expect(await next()).toBe('event: flow\ndata: {"id":"1"}\n\n');
  });

  it('gives a sign of life while nothing changes', async () => {
    const { next } = open(new AbortController().signal);
    await next();
    vi.advanceTimersByTime(15_000);
    expect(await next()).toMatch(/^:.*\n\n$/);
  });
});
