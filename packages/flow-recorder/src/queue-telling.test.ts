import { describe, expect, it, vi } from 'vitest';
import type { FlowEvent } from './flow-event.ts';
import { event, open, storage } from './test/queue.ts';

describe('EventQueue, telling', () => {
  it('drops and counts what cannot be told, and writes the others', async () => {
    const { batches, write } = storage();
    const { add, queue } = open(write);
    add('a');
    queue.add({ tell: () => JSON.parse('no event') as FlowEvent, at: performance.now() });
    queue.add({ tell: async () => Promise.reject(new Error('later')), at: performance.now() });
    add('b');
    await queue.drain();
    expect(batches).toHaveLength(1);
    expect(batches[0]).toMatchObject([{ id: 'a' }, { id: 'b' }, { kind: 'drop', count: 2 }]);
  });

  it('tells each event once, however often it is written', async () => {
    const { batches, state, write } = storage();
    state.failures = 2;
    const { queue } = open(write);
    const tell = vi.fn(() => event('a'));
    queue.add({ tell, at: performance.now() });
    await vi.waitFor(() => expect(batches).toHaveLength(1), 10_000);
    expect(tell).toHaveBeenCalledTimes(1);
  });
});
