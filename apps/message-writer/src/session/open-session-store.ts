import 'server-only';
import { database } from '../storage/database.ts';
import { redis } from '../storage/redis.ts';
import { PostgresSessionStore } from './postgres-session-store.ts';
import { RedisSessionStore } from './redis-session-store.ts';
import type { SessionStore } from './session-store.ts';

/** Sessions and tokens are kept in Redis where there is one, else in our own database. */
export function openSessionStore({ redisUrl }: { readonly redisUrl: string | undefined }): SessionStore {
  return redisUrl === undefined
    ? new PostgresSessionStore(database())
    : new RedisSessionStore(redis(redisUrl));
}
