import { expect } from '@playwright/test';
import type { Cluster } from '../cluster.ts';
import type { Scenario } from '../play.ts';
import { findRedisCluster } from '../redis-cluster.ts';
import type { Stage } from '../stage.ts';

const pages = 50;

/** F-RACE-3: RFC 9700 §4.14.2, a refresh token used twice ends its grant; so 50 pages make one refresh. */
export const oneRefresh: readonly Scenario[] = [
  {
    title: `F-RACE-3 ${pages} pages with an expired access token make one refresh (sessions in PostgreSQL)`,
    play: (stage) => openAtOnce(stage, stage.cluster),
  },
  {
    title: `F-RACE-3 ${pages} pages with an expired access token make one refresh (sessions in Redis)`,
    needsRedis: true,
    play: async (stage) => openAtOnce(stage, await findRedisCluster(stage.cluster)),
  },
];

async function openAtOnce(stage: Stage, cluster: Cluster): Promise<void> {
  const visitor = await stage.invite(cluster);
  await visitor.connect();
  await visitor.expireAccessToken();
  const before = stage.exchanges.length;
  const opened = await Promise.all(Array.from({ length: pages }, () => visitor.open('/birthdays')));
  expect(opened.filter((page) => visitor.sees(page)).length).toBe(pages);
  const since = stage.exchanges.slice(before);
  const refreshes = since.filter(({ method, path }) => method === 'POST' && path === '/token');
  expect(refreshes.length, 'refreshes').toBe(1);
  const answering = new Set(since.filter(({ to }) => to === 'message-writer').map(({ server }) => server));
  expect(answering.size).toBe(2);
}
