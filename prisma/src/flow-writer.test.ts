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
    send.mockClear();
    const events = JSON.stringify([{ event: { kind: "'); DROP TABLE flow_event; --" }, age: 1 }]);
    await openFlowWriter({ url: 'postgres://a' }).insert(events);
    expect(send).toHaveBeenCalledTimes(1);
    expect(send).toHaveBeenCalledWith({ text: expect.not.stringContaining('DROP'), values: [events] });
  });

  it('needs no more than one connection, unless told otherwise', () => {
    openFlowWriter({ url: 'postgres://a' });
    expect(connect).toHaveBeenLastCalledWith(expect.objectContaining({ poolSize: 1, url: 'postgres://a' }));
    openFlowWriter({ url: 'postgres://a', poolSize: 3 });
    expect(connect).toHaveBeenLastCalledWith(expect.objectContaining({ poolSize: 3, url: 'postgres://a' }));
  });
});
