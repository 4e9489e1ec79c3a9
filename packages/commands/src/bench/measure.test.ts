import { describe, expect, it } from 'vitest';
import { compare, measureSides, quantile, runRound, summarize } from './measure.ts';

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

describe('measureSides', () => {
  it('gives every side the same number of jobs and takes turns at going first', async () => {
    const order: string[] = [];
    const noting = (name: string) => async () => order.push(name);
    await measureSides(3, 1, 1, { one: noting('one'), two: noting('two'), three: noting('three') });
    expect(order.join(' ')).toBe('one two three two three one three one two');
  });
});

describe('compare', () => {
  const rounds = (...rates: number[]) => rates.map((rate) => ({ rate, durations: [1000 / rate] }));

  it('compares what ran side by side: a machine that slows down meanwhile does not count', () => {
    expect(compare(rounds(40, 20, 10), rounds(80, 40, 20)).ratio).toBe(0.5);
  });

  it('is not moved by one round that went wrong', () => {
    expect(compare(rounds(40, 1, 40), rounds(50, 50, 50)).ratio).toBe(0.8);
  });
});

describe('summarize', () => {
  it('takes the median of the rounds’ rates', () => {
    const rounds = [1, 100, 3].map((rate) => ({ rate, durations: [rate] }));
    expect(summarize(rounds).rate).toBe(3);
  });
});
