import { Redis } from 'ioredis';
import { database } from '../src/storage/database.ts';
import { settings } from './env.ts';

/** Everything that is kept of sessions, flows and tokens, wherever it is kept, as one text. */
export async function everythingKept(): Promise<string> {
  return JSON.stringify([
    await database().session.findMany(),
    await database().pendingAuthorization.findMany(),
    await database().connection.findMany(),
    await database().acceptedOnce.findMany(),
    await dumpRedis(),
  ]);
}

async function dumpRedis(): Promise<unknown[]> {
  if (settings.redisUrl === undefined) return [];
  const redis = new Redis(settings.redisUrl);
  try {
    const keys = await redis.keys('*');
    return await Promise.all(keys.map(async (key) => [key, await readValue(redis, key)]));
  } finally {
    redis.disconnect();
  }
}

async function readValue(redis: Redis, key: string): Promise<unknown> {
  const type = await redis.type(key);
  if (type === 'hash') return redis.hgetall(key);
  return type === 'set' ? redis.smembers(key) : redis.get(key);
}
