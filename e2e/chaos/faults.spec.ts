import { test } from '@playwright/test';
import { controlRedis } from '../control.ts';
import { Cluster } from './cluster.ts';
import { play } from './play.ts';
import { createRandom } from './random.ts';
import { scenarios } from './scenarios/all.ts';
import type { Scale } from './stage.ts';

/** The short form: every scenario once. `npm run test:chaos` plays them again and again. */
const scale: Scale = { flows: 20, parallelFlows: 8, absence: 2 };

let cluster: Cluster;

test.beforeAll(async () => {
  test.setTimeout(120_000);
  cluster = await Cluster.start();
});

test.afterAll(() => cluster.close());

for (const [index, scenario] of scenarios.entries()) {
  test(scenario.title, async () => {
    test.setTimeout(120_000);
    test.skip(scenario.needsRedis === true && (await controlRedis('where')) === null, 'no redis-server here');
    await play(scenario, cluster, createRandom(index), scale);
  });
}
