/** What one round of one side gave. */
export interface Round {
  /** How many per second. */
  readonly rate: number;
  /** Milliseconds, one per job. */
  readonly durations: readonly number[];
}

export interface Comparison {
  readonly ours: Summary;
  readonly theirs: Summary;
  /** Of the pairs of rounds that ran one after the other, the median of our rate over theirs. */
  readonly ratio: number;
}

export interface Summary {
  readonly rate: number;
  /** Milliseconds. */
  readonly median: number;
  readonly p95: number;
}

/** All sides in alternating rounds, so that what the machine does besides hits each of them. */
export async function measureSides<Side extends string>(
  rounds: number,
  jobs: number,
  concurrency: number,
  sides: Readonly<Record<Side, () => Promise<unknown>>>,
): Promise<Record<Side, readonly Round[]>> {
  const names = Object.keys(sides) as Side[];
  const results = Object.fromEntries(names.map((name) => [name, []])) as unknown as Record<Side, Round[]>;
  for (let round = 0; round < rounds; round += 1) {
    const first = round % names.length;
    for (const name of [...names.slice(first), ...names.slice(0, first)]) {
      results[name].push(await runRound(sides[name], jobs, concurrency));
    }
  }
  return results;
}

/** Two sides that were measured together. */
export function compare(ours: readonly Round[], theirs: readonly Round[]): Comparison {
  const ratios = ours.map(({ rate }, round) => rate / (theirs[round]?.rate ?? Number.NaN));
  return { ours: summarize(ours), theirs: summarize(theirs), ratio: quantile(ratios, 0.5) };
}

/** Runs a job so many times, so many at once. */
export async function runRound(
  job: () => Promise<unknown>,
  jobs: number,
  concurrency: number,
): Promise<Round> {
  const durations: number[] = [];
  let left = jobs;
  const started = performance.now();
  const worker = async () => {
    while (left > 0) {
      left -= 1;
      const begun = performance.now();
      await job();
      durations.push(performance.now() - begun);
    }
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
  return { rate: jobs / ((performance.now() - started) / 1000), durations };
}

export function summarize(rounds: readonly Round[]): Summary {
  const durations = rounds.flatMap((round) => round.durations);
  return {
    rate: quantile(
      rounds.map(({ rate }) => rate),
      0.5,
    ),
    median: quantile(durations, 0.5),
    p95: quantile(durations, 0.95),
  };
}

/** The value below which a share of the numbers lies. */
export function quantile(numbers: readonly number[], share: number): number {
  const sorted = numbers.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}
