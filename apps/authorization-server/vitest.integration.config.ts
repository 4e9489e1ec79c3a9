import { defineConfig } from 'vitest/config';

/** The storage against a real PostgreSQL; see test/env.ts for what it needs. */
export default defineConfig({
  // One file at a time: housekeeping and limits work on whatever they find.
  test: { include: ['test/**/*.integration.test.ts'], testTimeout: 30_000, fileParallelism: false },
});
