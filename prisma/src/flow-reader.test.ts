import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openFlowReader } from './flow-reader.ts';

const { clients, send, state } = vi.hoisted(() => ({
  clients: [] as (EventEmitter & { ended: number })[],
  send: vi.fn<(statement: { text: string; values: readonly unknown[] }) => Promise<unknown[]>>(),
  state: { refuses: false },
}));
vi.mock('./connect.ts', () => ({ connect: () => ({ send }) }));
vi.mock('pg', () => ({
  default: {
    Client: class extends EventEmitter {
      ended = 0;
      queries: string[] = [];
      constructor() {
        super();
        clients.push(this);
      }
      connect = async () => (state.refuses ? Promise.reject(new Error('refused')) : undefined);
      query = async (text: string) => void this.queries.push(text);
      end = async () => void (this.ended += 1);
    },
  },
}));

const url = 'postgres://unused';
const row = (id: number) => ({
  id: String(id),
  occurred_at: new Date(id),
  ms: id + 0.5,
  event: { kind: 'drop' },
});

describe('openFlowReader', () => {
  it('gives what comes after an id, with ids that are numbers and times finer than a Date', async () => {
    send.mockResolvedValueOnce([row(2), row(3)]);
    const events = await openFlowReader({ url }).readAfter(1, 2);
    expect(events.map(({ id }) => id)).toEqual([2, 3]);
    expect(events[0]).toEqual({ id: 2, occurredAt: new Date(2), order: 2.5, event: { kind: 'drop' } });
    expect(send).toHaveBeenLastCalledWith(expect.objectContaining({ values: [1, 2] }));
  });

  it('knows the ids at both ends, also of an empty table', async () => {
    const reader = openFlowReader({ url });
    send.mockResolvedValue([{ id: '7' }]);
    expect([await reader.readOldestId(), await reader.readNewestId()]).toEqual([7, 7]);
    send.mockResolvedValue([{ id: null }]);
    expect([await reader.readOldestId(), await reader.readNewestId()]).toEqual([Number.MAX_SAFE_INTEGER, 0]);
    send.mockReset();
  });

  it('asks for ids by value', async () => {
    send.mockResolvedValueOnce([row(7)]);
    expect(await openFlowReader({ url }).readByIds([7, 8])).toHaveLength(1);
    expect(send).toHaveBeenLastCalledWith(expect.objectContaining({ values: [[7, 8]] }));
  });

  it('says how many events were pruned', async () => {
    send.mockResolvedValueOnce([{ id: '1' }, { id: '2' }]);
    expect(await openFlowReader({ url }).prune({ olderThan: 60, keep: 5 })).toBe(2);
    expect(send).toHaveBeenLastCalledWith(expect.objectContaining({ values: [60, 5] }));
  });
});

describe('openFlowReader.listen', () => {
  const lost = vi.fn();
  const listener = { onStored: vi.fn(), onConnected: vi.fn() };
  const listen = () => openFlowReader({ url, onConnectionLost: lost }).listen(listener);

  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout'] });
    clients.length = 0;
    state.refuses = false;
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.clearAllMocks();
  });
  const settle = async () => new Promise((resolve) => setImmediate(resolve));

  it('tries again while the database is away', async () => {
    state.refuses = true;
    listen();
    await settle();
    vi.advanceTimersByTime(1_000);
    await settle();
    state.refuses = false;
    vi.advanceTimersByTime(1_000);
    await settle();
    expect([clients.length, lost.mock.calls.length]).toEqual([3, 2]);
    expect(listener.onConnected).toHaveBeenCalledTimes(1);
  });

  it('says that it was connected anew after the connection was lost, once', async () => {
    listen();
    await settle();
    clients[0]?.emit('error', new Error('lost'));
    clients[0]?.emit('end');
    await settle();
    vi.advanceTimersByTime(1_000);
    await settle();
    expect([clients.length, clients[0]?.ended, lost.mock.calls.length]).toEqual([2, 1, 1]);
    expect(listener.onConnected).toHaveBeenCalledTimes(2);
  });

  it('is not put off by a lost connection that ends when there is a new one', async () => {
    listen();
    await settle();
    clients[0]?.emit('error', new Error('lost'));
    vi.advanceTimersByTime(1_000);
    await settle();
    clients[0]?.emit('end');
    expect(clients[1]?.ended).toBe(0);
  });

  it('tells of events that were stored together at once', async () => {
    listen();
    await settle();
    for (const payload of ['1', '2', '3']) clients[0]?.emit('notification', { payload });
    expect(listener.onStored).not.toHaveBeenCalled();
    await settle();
    clients[0]?.emit('notification', { payload: '4' });
    await settle();
    expect(listener.onStored.mock.calls).toEqual([[[1, 2, 3]], [[4]]]);
  });

  it('does not connect again once it is closed', async () => {
    const listening = listen();
    await settle();
    listening.close();
    clients[0]?.emit('end');
    vi.advanceTimersByTime(5_000);
    await settle();
    expect([clients.length, clients[0]?.ended, lost.mock.calls.length]).toEqual([1, 1, 0]);
  });
});
