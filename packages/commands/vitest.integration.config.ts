import { defineConfig } from 'vitest/config';

/** Real processes, really killed. */
export default defineConfig({
  test: { include: ['test/**/*.integration.test.ts'], testTimeout: 60_000 },
});
