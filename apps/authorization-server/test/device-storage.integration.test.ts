import { randomUUID } from 'node:crypto';
import { afterAll, describe, expect, it } from 'vitest';
import { CountedAttempts } from '../src/storage/counted-attempts.ts';
import { DevicePolls } from '../src/storage/device-polls.ts';
import { hashId } from '../src/storage/record.ts';
import { openTestDatabase } from './records.ts';

const database = openTestDatabase();
const replica = openTestDatabase();

afterAll(async () => {
  await Promise.all([database.$disconnect(), replica.$disconnect()]);
});

/** Makes the last question of a device older. @param seconds */
async function later(deviceCode: string, seconds: number) {
  await database.$executeRaw`
    UPDATE device_poll SET polled_at = polled_at - make_interval(secs => ${seconds})
    WHERE code_hash = ${hashId(deviceCode)}`;
}

describe('DevicePolls (RFC 8628 §3.5)', () => {
  const polls = new DevicePolls(database);
  const elsewhere = new DevicePolls(replica);

  it('lets a device ask once, and then after the interval', async () => {
    const code = randomUUID();
    expect(await polls.record(code)).toBe(false);
    await later(code, 5);
    expect(await polls.record(code)).toBe(false);
  });

  it('makes the interval five seconds longer with each early question, on every replica', async () => {
    const code = randomUUID();
    await polls.record(code);
    expect(await elsewhere.record(code)).toBe(true);
    await later(code, 6);
    expect(await polls.record(code)).toBe(true);
    await later(code, 15);
    expect(await elsewhere.record(code)).toBe(false);
    await later(code, 12);
    expect(await polls.record(code)).toBe(true);
  });

  it('takes all but one of many questions at once for early', async () => {
    const code = randomUUID();
    const asked = await Promise.all(
      Array.from({ length: 10 }, (_value, index) => (index % 2 ? polls : elsewhere).record(code)),
    );
    expect(asked.filter((early) => !early)).toHaveLength(1);
  });

  it('keeps no device code', async () => {
    const code = randomUUID();
    await polls.record(code);
    const kept = await database.devicePoll.findMany();
    expect(JSON.stringify(kept)).not.toContain(code);
  });
});

describe('CountedAttempts', () => {
  const limit = { purpose: 'test', attempts: 3, window: 60 };
  const attempts = new CountedAttempts(database, limit);
  const elsewhere = new CountedAttempts(replica, limit);

  it('blocks after the last attempt, on every replica, and nobody else', async () => {
    const address = randomUUID();
    expect(await Promise.all([1, 2, 3].map(() => attempts.take(address)))).toEqual([0, 0, 0]);
    expect(await attempts.take(address)).toBeGreaterThan(0);
    expect(await elsewhere.take(address)).toBeGreaterThan(0);
    expect(await elsewhere.take(randomUUID())).toBe(0);
    const other = new CountedAttempts(database, { ...limit, purpose: 'another' });
    expect(await other.take(address)).toBe(0);
  });

  it('lets no more through than the limit, however many try at once', async () => {
    const address = randomUUID();
    const tried = await Promise.all(
      Array.from({ length: 20 }, (_value, index) => (index % 2 ? attempts : elsewhere).take(address)),
    );
    expect(tried.filter((seconds) => seconds === 0)).toHaveLength(3);
  });

  it('does not count what is given back, nor what was refused', async () => {
    const address = randomUUID();
    await Promise.all([1, 2, 3, 4, 5].map(() => attempts.take(address)));
    await elsewhere.giveBack(address);
    expect(await attempts.take(address)).toBe(0);
    expect(await attempts.take(address)).toBeGreaterThan(0);
  });

  it('begins anew when the window is over', async () => {
    const address = randomUUID();
    await Promise.all([1, 2, 3].map(() => attempts.take(address)));
    await database.$executeRaw`UPDATE counted_attempt SET window_ends_at = now() - interval '1 second'`;
    await attempts.giveBack(address);
    expect(await Promise.all([1, 2, 3].map(() => attempts.take(address)))).toEqual([0, 0, 0]);
    expect(await attempts.take(address)).toBeGreaterThan(0);
  });
});
