import { defineConfig } from 'vitest/config';

/** The storage against a real PostgreSQL; see test/env.ts for what it needs. */
export default defineConfig({
  test: { include: ['test/**/*.integration.test.ts'], testTimeout: 15_000 },
});
