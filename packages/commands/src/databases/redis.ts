import { Redis } from 'ioredis';

/** Deletes what MessageWriter keeps in Redis, and nothing else that may be there. */
export function emptyRedis(url: string): Promise<void> {
  return withRedis(url, async (redis) => {
    for await (const keys of redis.scanStream({ match: 'message-writer:*', count: 500 })) {
      if ((keys as string[]).length > 0) await redis.unlink(...(keys as string[]));
    }
  });
}

/** What Redis says of how it writes: acknowledged tokens must survive a crash. */
export function examineRedis(url: string): Promise<string> {
  return withRedis(url, async (redis) => {
    const [, mode] = (await redis.config('GET', 'appendfsync')) as string[];
    const [, appends] = (await redis.config('GET', 'appendonly')) as string[];
    if (appends !== 'yes' || mode !== 'always') {
      throw new Error(
        'it answers, and may lose what it has acknowledged: appendonly yes, appendfsync always',
      );
    }
    return 'answers, and writes ahead';
  });
}

async function withRedis<T>(url: string, use: (redis: Redis) => Promise<T>): Promise<T> {
  const redis = new Redis(url, { maxRetriesPerRequest: 1, connectTimeout: 3_000 });
  redis.on('error', () => undefined);
  try {
    return await use(redis);
  } finally {
    redis.disconnect();
  }
}
