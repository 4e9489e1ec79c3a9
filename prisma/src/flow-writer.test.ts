import { describe, expect, it, vi } from 'vitest';
import { openFlowWriter } from './flow-writer.ts';

const send = vi.hoisted(() => vi.fn());
const connect = vi.hoisted(() => vi.fn((_options: object) => ({ send })));
vi.mock('./connect.ts', () => ({ connect }));

describe('openFlowWriter', () => {
  it('tells when the database did not take the events', async () => {
    send.mockRejectedValueOnce(new Error('the database is away'));
    await expect(openFlowWriter({ url: 'postgres://a' }).insert('[]')).rejects.toThrow('away');
  });

  it('sends events as a value, never in the text of the statement', async () => {
    send.mockReset();
    send.mockResolvedValue([]);
    const events = JSON.stringify([{ event: { kind: "'); DROP TABLE flow_event; --" }, at: 1 }]);
    await openFlowWriter({ url: 'postgres://a' }).insert(events);
    const values = [events, expect.any(Number)];
    expect(send).toHaveBeenLastCalledWith({ text: expect.not.stringContaining('DROP'), values });
  });

  it('dates events by the database’s clock, which it compares with its own now and then', async () => {
    const ahead = 5_000;
    send.mockReset();
    send.mockImplementation(async () => [{ now: performance.timeOrigin + performance.now() + ahead }]);
    const writer = openFlowWriter({ url: 'postgres://a' });
    await writer.insert('[]');
    const comparisons = send.mock.calls.length - 1;
    const [, difference] = send.mock.lastCall?.[0].values ?? [];
    expect(Math.abs(difference - ahead)).toBeLessThan(500);
    await writer.insert('[]');
    expect(send).toHaveBeenCalledTimes(comparisons + 2);
  });

  it('needs no more than one connection, unless told otherwise', () => {
    openFlowWriter({ url: 'postgres://a' });
    expect(connect).toHaveBeenLastCalledWith(expect.objectContaining({ poolSize: 1, url: 'postgres://a' }));
    openFlowWriter({ url: 'postgres://a', poolSize: 3 });
    expect(connect).toHaveBeenLastCalledWith(expect.objectContaining({ poolSize: 3, url: 'postgres://a' }));
  });
});
