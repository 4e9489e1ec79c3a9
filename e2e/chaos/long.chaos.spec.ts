import { expect, test } from '@playwright/test';
import { controlRedis } from '../control.ts';
import { env } from '../env.ts';
import { Cluster } from './cluster.ts';
import { type Scenario, play } from './play.ts';
import { type Random, createRandom } from './random.ts';
import { scenarios } from './scenarios/all.ts';
import { anyMessage } from './scenarios/any-message.ts';
import type { Scale } from './stage.ts';

const scale: Scale = { flows: 100, parallelFlows: 50, absence: 30 };

/** Deaths at any message between two of the scenarios that have a place of their own. */
const deathsBetween = 3;

/** The long form: rounds in an order of chance, until the time is over. The seed says which chance. */
test('what must always hold', async () => {
  const { minutes, only, seed } = env.chaos;
  test.setTimeout((minutes + 15) * 60_000);
  const until = Date.now() + minutes * 60_000;
  const random = createRandom(seed);
  const redis = (await controlRedis('where')) !== null;
  const cluster = await Cluster.start();
  const counts = { passed: 0, failed: 0 };
  while (Date.now() < until) {
    for (const scenario of createRound(random, redis, only)) {
      if (Date.now() >= until) break;
      counts[await report(scenario, cluster, random)] += 1;
    }
  }
  await cluster.close();
  print(`${counts.passed} passed, ${counts.failed} failed · seed ${seed}`);
  expect(counts.passed + counts.failed, 'nothing was played').toBeGreaterThan(0);
  expect(counts.failed).toBe(0);
});

function createRound(random: Random, redis: boolean, only: string | undefined): Scenario[] {
  const playable = [...scenarios, anyMessage].filter(
    ({ needsRedis, title }) => (redis || !needsRedis) && title.includes(only ?? ''),
  );
  if (only !== undefined) return playable;
  const deaths = Array.from({ length: deathsBetween }, () => anyMessage);
  return random.shuffle(playable).flatMap((scenario) => [scenario, ...deaths]);
}

/** One line for each scenario; what did not hold below it. */
async function report(scenario: Scenario, cluster: Cluster, random: Random): Promise<'failed' | 'passed'> {
  const began = Date.now();
  const line = (mark: string) =>
    print(`${mark} ${scenario.title} (${((Date.now() - began) / 1000).toFixed(1)} s)`);
  try {
    await play(scenario, cluster, random, scale);
    line('✔');
    return 'passed';
  } catch (error) {
    line('✘');
    print((error as Error).message.replaceAll(/^/gm, '    '));
    return 'failed';
  }
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
