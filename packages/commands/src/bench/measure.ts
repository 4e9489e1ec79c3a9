/** What one round of one side gave. */
export interface Round {
  /** How many per second. */
  readonly rate: number;
  /** Milliseconds, one per job. */
  readonly durations: readonly number[];
}

export interface Comparison {
  readonly title: string;
  readonly ours: Summary;
  readonly theirs: Summary;
  /** Median rate of ours over median rate of theirs. */
  readonly ratio: number;
}

export interface Summary {
  readonly rate: number;
  /** Milliseconds. */
  readonly median: number;
  readonly p95: number;
}

/** Two sides in alternating rounds, so that what the machine does besides hits both. */
export async function compare(
  title: string,
  rounds: number,
  jobs: number,
  concurrency: number,
  [ours, theirs]: readonly [() => Promise<unknown>, () => Promise<unknown>],
): Promise<Comparison> {
  const results: [Round[], Round[]] = [[], []];
  for (let round = 0; round < rounds; round += 1) {
    const order = round % 2 === 0 ? [0, 1] : [1, 0];
    for (const side of order) {
      const job = side === 0 ? ours : theirs;
      results[side as 0 | 1].push(await runRound(job, jobs, concurrency));
    }
  }
  const [our, their] = [summarize(results[0]), summarize(results[1])];
  return { title, ours: our, theirs: their, ratio: our.rate / their.rate };
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
