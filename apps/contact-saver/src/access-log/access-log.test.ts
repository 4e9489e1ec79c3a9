import type { ContactSaverDatabase } from '@ecosystem/prisma/contact-saver';
import type { Logger } from 'pino';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AccessLog, mostWaiting } from './access-log.ts';
import type { Access } from './access.ts';

const insert = vi.hoisted(() => vi.fn<(database: unknown, accesses: readonly Access[]) => Promise<void>>());
vi.mock('./insert-accesses.ts', () => ({ insertAccesses: insert }));

const access = (route = 'GET /contacts'): Access => ({
  ownerIssuer: 'http://localhost:3002',
  ownerSubject: 'ada',
  clientId: 'message-writer',
  route,
  outcome: 'answered',
  occurredAt: new Date(),
});

function createLog() {
  const logger = { warn: vi.fn() };
  const log = new AccessLog({} as ContactSaverDatabase, logger as unknown as Logger);
  const written = () => insert.mock.calls.flatMap(([, accesses]) => accesses);
  return { log, logger, written };
}

beforeEach(() => {
  insert.mockReset().mockResolvedValue();
  vi.useFakeTimers();
});
afterEach(() => void vi.useRealTimers());

describe('AccessLog', () => {
  it('writes what came within a moment together, and nothing twice', async () => {
    const { log, written } = createLog();
    for (let entry = 0; entry < 50; entry += 1) log.note(access());
    expect(insert).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(insert).toHaveBeenCalledTimes(1);
    expect(written()).toHaveLength(50);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(insert).toHaveBeenCalledTimes(1);
  });

  it('keeps no more than it may while the database is away, counts the rest, and writes in order when it is back', async () => {
    const { log, logger, written } = createLog();
    insert.mockRejectedValueOnce(Object.assign(new Error('a secret of the statement'), { code: 'P1001' }));
    for (let entry = 0; entry < mostWaiting + 7; entry += 1) log.note(access(`GET /${entry}`));
    await vi.advanceTimersByTimeAsync(1_000);
    expect(insert).toHaveBeenCalledTimes(1);
    expect(JSON.stringify(logger.warn.mock.calls)).not.toContain('secret');
    insert.mockClear();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(written().map(({ route }) => route)).toEqual(
      Array.from({ length: mostWaiting }, (_value, entry) => `GET /${entry}`),
    );
    expect(logger.warn).toHaveBeenLastCalledWith({ dropped: 7 }, expect.any(String));
  });

  it('never throws, also when the database hangs', () => {
    const { log } = createLog();
    insert.mockReturnValue(new Promise(() => undefined));
    for (let entry = 0; entry < 3 * mostWaiting; entry += 1) expect(() => log.note(access())).not.toThrow();
  });

  it('writes what waits before the process ends', async () => {
    const { log, written } = createLog();
    log.note(access());
    await log.onApplicationShutdown();
    expect(written()).toHaveLength(1);
  });
});
