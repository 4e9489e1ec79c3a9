import { randomUUID } from 'node:crypto';
import { afterAll, describe, expect, it } from 'vitest';
import { RequestRecords } from '../src/storage/request-records.ts';
import { createTestProvider } from './provider.ts';
import { openTestDatabase } from './records.ts';

const databases = [openTestDatabase(), openTestDatabase()];
const replicas = databases.map((database) => createTestProvider(database));

afterAll(async () => {
  await Promise.all(databases.map((database) => database.$disconnect()));
});

const inAMinute = () => Math.floor(Date.now() / 1000) + 60;
const show = (turn: number, jti: string, client = 'a', exp = inAMinute()) =>
  replicas[turn % 2]?.ReplayDetection.unique(client, jti, exp);

describe('a value that must be new', () => {
  it('is new once, on any replica, and for each client', async () => {
    const jti = randomUUID();
    expect(await show(0, jti)).toBe(true);
    expect(await show(0, jti)).toBe(false);
    expect(await show(1, jti)).toBe(false);
    expect(await show(1, jti, 'b')).toBe(true);
    expect(await show(1, randomUUID())).toBe(true);
  });

  it('is new for exactly one of twenty at once, and nobody fails (K3)', async () => {
    for (let round = 0; round < 10; round += 1) {
      const jti = randomUUID();
      const shown = await Promise.all(Array.from({ length: 20 }, (_value, turn) => show(turn, jti)));
      expect(shown.filter(Boolean)).toHaveLength(1);
    }
  });

  it('is known to the request that shows it, before that request has ended', async () => {
    const jti = randomUUID();
    await new RequestRecords(databases[0] as (typeof databases)[0]).run(async () => {
      expect(await show(0, jti)).toBe(true);
      expect(await show(1, jti)).toBe(false);
    });
  });

  it('is used up even if its request fails', async () => {
    const jti = randomUUID();
    const request = new RequestRecords(databases[0] as (typeof databases)[0]).run(async () => {
      await show(0, jti);
      throw new Error('a later step');
    });
    await expect(request).rejects.toThrow('a later step');
    expect(await show(1, jti)).toBe(false);
  });

  it.each([1e300, Infinity])('is kept also when it says that it is good until %d', async (exp) => {
    const jti = randomUUID();
    expect(await show(0, jti, 'a', exp)).toBe(true);
    expect(await show(1, jti, 'a', exp)).toBe(false);
  });
});
