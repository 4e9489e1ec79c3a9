import { defineConfig } from 'vitest/config';

/** The client against a real PostgreSQL and a real, small authorization server; see test/env.ts for what it needs. */
export default defineConfig({
  test: {
    include: ['test/**/*.integration.test.ts'],
    setupFiles: ['./test/setup.ts'],
    testTimeout: 15_000,
  },
});
