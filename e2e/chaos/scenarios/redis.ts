import { expect } from '@playwright/test';
import { controlRedis } from '../../control.ts';
import type { Scenario } from '../play.ts';
import { findRedisCluster } from '../redis-cluster.ts';

/** F-RD-1: what Redis has acknowledged survives its crash; without its data people connect once more; no way is open. */
export const redis: readonly Scenario[] = [
  {
    title: 'F-RD-1 Redis crashes, is away, comes back with its data, and without',
    needsRedis: true,
    async play(stage) {
      const cluster = await findRedisCluster(stage.cluster);
      const visitor = await stage.invite(cluster);
      await visitor.connect();
      await visitor.saveDraft('written before the crash');
      const crash = stage.begin('Redis is away', 5_000);
      await controlRedis('kill');
      await expect.poll(async () => (await visitor.open('/birthdays')).status).toBe(503);
      await controlRedis('start');
      await stage.end(crash, Date.now(), cluster);
      visitor.mustSee(await visitor.open('/birthdays'));
      const loss = stage.begin('Redis comes back empty', 5_000);
      await controlRedis('kill');
      await controlRedis('empty');
      await stage.end(loss, Date.now(), cluster);
      expect(visitor.sees(await visitor.open('/birthdays'))).toBe(false);
      await stage.letStartAgain(visitor);
      expect((await visitor.open('/messages')).html.includes('written before the crash')).toBe(true);
    },
  },
];
