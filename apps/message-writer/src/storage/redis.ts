import 'server-only';
import { Redis } from 'ioredis';
import { logger } from '../http/logger.ts';
import { oncePerProcess } from './once-per-process.ts';

/** Milliseconds; a page that cannot know whose it is must not wait long to say so. */
const timeout = 2_000;

/** This process's connection to Redis. Commands fail soon while it is away, and work again when it is back. */
export function redis(url: string): Redis {
  return oncePerProcess('redis', () => openRedis(url));
}

function openRedis(url: string): Redis {
  const opened = new Redis(url, {
    lazyConnect: true,
    connectTimeout: timeout,
    commandTimeout: timeout,
    maxRetriesPerRequest: 1,
    retryStrategy: (attempt) => Math.min(attempt * 100, timeout),
  });
  opened.on('error', (error: Error & { code?: string }) =>
    logger.warn({ reason: error.code ?? error.name }, 'connection to Redis lost'),
  );
  return opened;
}
