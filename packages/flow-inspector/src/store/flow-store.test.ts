import type { FlowListener, FlowReader, StoredEvent } from '@ecosystem/prisma/flow-reader';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Story } from '../projection/test/story.ts';
import { tellFlow } from '../projection/test/tell-flow.ts';
import { FlowStore } from './flow-store.ts';

const database = vi.hoisted(() => ({ reader: undefined as unknown }));
vi.mock('@ecosystem/prisma/flow-reader', () => ({ openFlowReader: () => database.reader }));

/** A database of events in memory. */
class FakeReader implements FlowReader {
  events: StoredEvent[] = [];
  isAway = false;
  listeners: FlowListener[] = [];
  closed = 0;

  readOldestId = vi.fn(async () => this.events[0]?.id ?? Number.MAX_SAFE_INTEGER);
  readNewestId = vi.fn(async () => this.#read(() => [...this.events]).at(-1)?.id ?? 0);
  readAfter = vi.fn(async (id: number, limit: number) =>
    this.#read(() => this.events.filter((event) => event.id > id).slice(0, limit)),
  );
  readByIds = vi.fn(async (ids: readonly number[]) =>
    this.#read(() => this.events.filter(({ id }) => ids.includes(id))),
  );
  prune = vi.fn(async ({ keep }: { keep: number }) => {
    const count = Math.max(0, this.events.length - keep);
    this.events.splice(0, count);
    return count;
  });

  listen(listener: FlowListener) {
    this.listeners.push(listener);
    return { close: () => void (this.closed += 1) };
  }

  #read(read: () => StoredEvent[]): StoredEvent[] {
    if (this.isAway) throw new Error('the database is away');
    return read();
  }
}

describe('FlowStore', () => {
  let reader: FakeReader;
  let store: FlowStore;
  const story = new Story();
  tellFlow(story, 'one', { session: 'Ada' });

  beforeEach(() => {
    vi.useFakeTimers();
    database.reader = reader = new FakeReader();
    store = new FlowStore('postgres://unused', { olderThan: 1, keep: 8 });
  });
  afterEach(() => {
    store.close();
    vi.useRealTimers();
  });

  it('is not ready while the database is away, and is when it is back', async () => {
    reader.isAway = true;
    await expect(store.ready()).rejects.toThrow('away');
    await expect(store.ready()).rejects.toThrow('away');
    reader.isAway = false;
    await expect(store.ready()).resolves.toBeUndefined();
    expect(reader.listeners).toHaveLength(1);
  });

  it('leaves out what is no event, and keeps the rest', async () => {
    const odd = [null, 'text', {}, { kind: 'exchange' }, { kind: 'unheard of' }];
    reader.events = [
      ...odd.map((event, index) => ({ id: 1_000 + index, occurredAt: new Date(), event })),
      ...story.dated.slice(0, 3),
    ];
    await store.ready();
    expect(store.traces()).toHaveLength(1);
  });

  it.each(['', '0', '-1', '1.5', ' 1', '1 ', '٣', 'NaN', '9'.repeat(16), '__proto__'])(
    'knows no flow %j',
    async (id) => {
      reader.events = [...story.dated.slice(0, 8)];
      await store.ready();
      expect(store.trace(id)).toBeUndefined();
    },
  );

  it('reads what is stored once, however often it is asked', async () => {
    reader.events = [...story.dated.slice(0, 8)];
    await Promise.all([store.ready(), store.ready()]);
    await store.ready();
    expect(reader.readAfter).toHaveBeenCalledTimes(1);
    expect(store.trace('8')?.id).toBe('1');
  });

  it('takes in what is announced, and says which flow has changed', async () => {
    await store.ready();
    const changed = vi.fn();
    const off = store.onChange(changed);
    reader.events = [...story.dated.slice(0, 8)];
    reader.listeners[0]?.onStored([1, 2, 3]);
    await vi.waitFor(() => expect(changed).toHaveBeenCalledWith(1), 10_000);
    expect(store.traces()[0]?.events).toHaveLength(2);
    off();
    reader.listeners[0]?.onStored([4]);
    await vi.waitFor(() => expect(store.traces()[0]?.events).toHaveLength(3), 10_000);
    expect(changed).toHaveBeenCalledTimes(1);
  });

  it('reads everything again when the connection was made anew, for it may have missed something', async () => {
    await store.ready();
    reader.events = [...story.dated.slice(0, 8)];
    reader.listeners[0]?.onConnected();
    await vi.waitFor(() => expect(store.traces()).toHaveLength(1), 10_000);
    reader.isAway = true;
    reader.listeners[0]?.onConnected();
    reader.listeners[0]?.onStored([9]);
    await vi.advanceTimersByTimeAsync(10);
    expect(store.traces()).toHaveLength(1);
  });

  it('forgets everything when the database was emptied', async () => {
    reader.events = [...story.dated.slice(0, 8)];
    await store.ready();
    reader.events = [];
    reader.listeners[0]?.onStored([0]);
    await vi.advanceTimersByTimeAsync(10);
    expect(store.traces()).toEqual([]);
  });

  it('forgets what was pruned, every minute, and survives a failure of it', async () => {
    reader.events = [...story.dated.slice(0, 8)];
    await store.ready();
    reader.prune.mockRejectedValueOnce(new Error('the database is away'));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(store.trace('1')).toBeDefined();
    reader.events.push(...story.dated.slice(8, 11));
    reader.listeners[0]?.onStored([9, 10, 11]);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(store.trace('3')).toBeUndefined();
    expect(store.trace('11')?.id).toBe('4');
  });

  it('forgets the last events when everything was pruned', async () => {
    reader.events = [...story.dated.slice(0, 8)];
    await store.ready();
    reader.prune.mockImplementationOnce(async () => reader.events.splice(0).length);
    await store.prune();
    expect(store.traces()).toEqual([]);
  });

  it('stops listening and pruning when it is closed', async () => {
    await store.ready();
    store.close();
    expect([reader.closed, vi.getTimerCount()]).toEqual([1, 0]);
  });
});
