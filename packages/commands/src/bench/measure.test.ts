import { describe, expect, it } from 'vitest';
import { compare, quantile, runRound, summarize } from './measure.ts';

describe('quantile', () => {
  it('finds the middle and the far end whatever the order', () => {
    const numbers = [9, 1, 5, 3, 7];
    expect(quantile(numbers, 0.5)).toBe(5);
    expect(quantile(numbers, 0.95)).toBe(9);
    expect(quantile([], 0.5)).toBeNaN();
  });
});

describe('runRound', () => {
  it('runs every job once, and no more at a time than allowed', async () => {
    let [running, most] = [0, 0];
    const job = async () => {
      running += 1;
      most = Math.max(most, running);
      await Promise.resolve();
      running -= 1;
    };
    const { durations } = await runRound(job, 25, 4);
    expect(durations).toHaveLength(25);
    expect(most).toBeLessThanOrEqual(4);
  });
});

describe('compare', () => {
  it('gives both sides the same number of jobs and takes turns at going first', async () => {
    const order: string[] = [];
    await compare('x', 2, 1, 1, [async () => order.push('ours'), async () => order.push('theirs')]);
    expect(order).toEqual(['ours', 'theirs', 'theirs', 'ours']);
  });
});

describe('summarize', () => {
  it('takes the median of the rounds’ rates', () => {
    const rounds = [1, 100, 3].map((rate) => ({ rate, durations: [rate] }));
    expect(summarize(rounds).rate).toBe(3);
  });
});
