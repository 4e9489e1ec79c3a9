import { vi } from 'vitest';
import { logger } from '../src/http/logger.ts';

/** Outside of Next.js this package refuses to be loaded. */
vi.mock('server-only', () => ({}));
vi.mock('../src/env.ts', async () => {
  const { settings } = await import('./env.ts');
  return { env: () => settings };
});

logger.level = 'silent';
