import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startHousekeeping } from './start-housekeeping.ts';

const minute = 60_000;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function start(removeExpired: () => Promise<number>) {
  const logger = { debug: vi.fn(), warn: vi.fn() };
  return { logger, housekeeping: startHousekeeping({ removeExpired, logger }) };
}

describe('startHousekeeping', () => {
  it('begins within a minute, and comes back every minute', async () => {
    const removeExpired = vi.fn(async () => 0);
    start(removeExpired);
    expect(removeExpired).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(minute);
    expect(removeExpired).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(3 * minute);
    expect(removeExpired).toHaveBeenCalledTimes(4);
  });

  it('tries again after a failure, and logs no more than its name and code', async () => {
    const failure = Object.assign(new Error('a secret of the statement'), { code: '57P01' });
    const removeExpired = vi.fn(async () => 7).mockRejectedValueOnce(failure);
    const { logger } = start(removeExpired);
    await vi.advanceTimersByTimeAsync(2 * minute);
    expect(removeExpired).toHaveBeenCalledTimes(2);
    expect(logger.warn).toHaveBeenCalledTimes(1);
    expect(JSON.stringify(logger.warn.mock.calls)).toContain('57P01');
    expect(JSON.stringify(logger.warn.mock.calls)).not.toContain('secret');
    expect(logger.debug).toHaveBeenCalledWith({ removed: 7 }, expect.any(String));
  });

  it('does not begin a round while one is under way', async () => {
    let finish: (removed: number) => void = () => undefined;
    const removeExpired = vi.fn(() => new Promise<number>((resolve) => (finish = resolve)));
    start(removeExpired);
    await vi.advanceTimersByTimeAsync(10 * minute);
    expect(removeExpired).toHaveBeenCalledTimes(1);
    finish(0);
    await vi.advanceTimersByTimeAsync(minute);
    expect(removeExpired).toHaveBeenCalledTimes(2);
  });

  it('stops when the round under way is over, and begins none after that', async () => {
    let finish: (removed: number) => void = () => undefined;
    const removeExpired = vi.fn(() => new Promise<number>((resolve) => (finish = resolve)));
    const { housekeeping } = start(removeExpired);
    await vi.advanceTimersByTimeAsync(minute);
    const stopped = vi.fn();
    const stopping = housekeeping.stop().then(stopped);
    await vi.advanceTimersByTimeAsync(minute);
    expect(stopped).not.toHaveBeenCalled();
    finish(0);
    await stopping;
    await vi.advanceTimersByTimeAsync(10 * minute);
    expect(removeExpired).toHaveBeenCalledTimes(1);
  });
});
