import { defineConfig } from 'vitest/config';

const stores = process.env['TEST_REDIS_URL'] ? ['postgresql', 'redis'] : ['postgresql'];

/**
 * The client against a real PostgreSQL and a real, small authorization server, once with each store of sessions; see
 * test/env.ts for what it needs.
 */
export default defineConfig({
  test: {
    // One file at a time: the nightly job works on whatever run it finds.
    fileParallelism: false,
    projects: stores.map((store) => ({
      extends: true,
      test: {
        name: store,
        include: ['test/**/*.integration.test.ts'],
        setupFiles: ['./test/setup.ts'],
        testTimeout: 30_000,
        hookTimeout: 60_000,
        env: { TEST_SESSION_STORE: store },
      },
    })),
  },
});
