import type { env } from '../env.ts';
import { emptyDatabase } from './empty.ts';
import { type DatabaseUrls, seedDatabases } from './prepare.ts';
import { emptyRedis } from './redis.ts';
import { databaseNames } from './roles.ts';

/** Everybody and everything goes; with the lab on the demo people come back as they were seeded. */
export async function returnToSeededState(settings: typeof env, urls: DatabaseUrls): Promise<void> {
  await Promise.all(databaseNames.map((name) => emptyDatabase(urls[name])));
  if (settings.redisUrl !== undefined) await emptyRedis(settings.redisUrl);
  if (settings.lab) await seedDatabases(settings, urls);
}
