import { describe, expect, it, vi } from 'vitest';
import type { WriteEvents } from './queue.ts';
import { gate } from './test/gate.ts';
import { event, open, storage } from './test/queue.ts';

describe('EventQueue', () => {
  it('never throws into add, whatever the writer does', async () => {
    const throwing = open(() => {
      throw new Error('at once');
    });
    const rejecting = open(async () => Promise.reject(new Error('later')));
    expect(() => [throwing, rejecting].forEach(({ add }) => add('a', 'b'))).not.toThrow();
    await Promise.all([throwing.queue.drain(), rejecting.queue.drain()]);
  });

  it('does not call the writer while an event is added', () => {
    const write = vi.fn(async () => undefined);
    open(write).add('a');
    expect(write).not.toHaveBeenCalled();
  });

  it('keeps events that could not be written, and their order, and tries again by itself', async () => {
    const { ids, state, write } = storage();
    state.failures = 2;
    const { add, queue } = open(write);
    add('a', 'b');
    await queue.drain();
    expect(ids()).toEqual([]);
    add('c');
    await vi.waitFor(() => expect(ids()).toEqual(['a', 'b', 'c']), 10_000);
  });

  it('drops what is too much, and says how much with the next write', async () => {
    const { batches, ids, write } = storage();
    const { add, queue } = open(write, 2);
    add('a', 'b', 'c', 'd', 'e');
    await queue.drain();
    expect(ids()).toEqual(['a', 'b', 'drop']);
    expect(batches[0]?.at(-1)).toMatchObject({ kind: 'drop', count: 3, party: 'message-writer' });
  });

  it('tells what it dropped once, and not before it could', async () => {
    const { batches, state, write } = storage();
    state.failures = 1;
    const { add, queue } = open(write, 1);
    add('a', 'b');
    await queue.drain();
    add('c');
    await vi.waitFor(() => expect(batches).toHaveLength(1), 10_000);
    expect(batches[0]?.at(-1)).toMatchObject({ kind: 'drop', count: 2 });
    add('d');
    await queue.drain();
    expect(batches[1]?.map(({ id }) => id)).toEqual(['d']);
  });

  it('stays bounded while the writer hangs', async () => {
    const written: number[] = [];
    const { open: release, opened: hanging } = gate();
    const write = vi.fn<WriteEvents>(async (batch) => {
      await hanging;
      written.push(batch.length);
    });
    const { add, queue } = open(write, 50);
    add('first');
    await vi.waitFor(() => expect(write).toHaveBeenCalled(), 10_000);
    add(...Array.from({ length: 1_000 }, (_, index) => `later ${index}`));
    release();
    await queue.drain();
    expect(written).toEqual([1, 50]);
  });

  it('writes many events in batches, in order, one write at a time', async () => {
    let writing = 0;
    const { open: goOn, opened: restIsThere } = gate();
    const { batches, ids, write } = storage();
    const slowly = vi.fn<WriteEvents>(async (batch) => {
      writing += 1;
      await restIsThere;
      expect(writing).toBe(1);
      await write(batch);
      writing -= 1;
    });
    const { add, queue } = open(slowly);
    const names = Array.from({ length: 450 }, (_, index) => String(index));
    add(...names.slice(0, 300));
    await vi.waitFor(() => expect(slowly).toHaveBeenCalled(), 10_000);
    add(...names.slice(300));
    goOn();
    await queue.drain();
    expect(ids()).toEqual(names);
    expect(batches.map(({ length }) => length)).toEqual([250, 50, 150]);
  });

  it('gathers longer while many come at once, and only then', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout'] });
    const { batches, write } = storage();
    const { add } = open(write);
    const writesAfter = async (milliseconds: number) => {
      await vi.advanceTimersByTimeAsync(milliseconds);
      for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setImmediate(resolve));
      return batches.length;
    };
    add(...Array.from({ length: 40 }, (_, index) => `one of many ${index}`));
    expect(await writesAfter(50)).toBe(1);
    add('a');
    expect(await writesAfter(190)).toBe(1);
    expect(await writesAfter(10)).toBe(2);
    add('b');
    expect(await writesAfter(50)).toBe(3);
    vi.useRealTimers();
  });

  it('says how old each event is, by this process’s own clock', async () => {
    const ages: number[] = [];
    const { queue } = open(
      async (batch) =>
        void ages.push(...batch.map(({ at }) => performance.timeOrigin + performance.now() - at)),
    );
    queue.add({ tell: () => event('old'), at: performance.now() - 5_000 });
    await queue.drain();
    expect(ages[0]).toBeGreaterThanOrEqual(5_000);
    expect(ages[0]).toBeLessThan(10_000);
  });

  it('waits after a failure, however many events come meanwhile', async () => {
    const { state, write } = storage();
    state.failures = Infinity;
    const { add, queue } = open(write, 5_000, 60_000);
    for (let round = 0; round < 10; round += 1) {
      add(`event ${round}`);
      await queue.drain();
    }
    expect(state.attempts).toBe(1);
  });
});
