import { defineConfig } from 'vitest/config';

/** The whole application against a real PostgreSQL and a real issuer of keys; see test/env.ts for what it needs. */
export default defineConfig({
  // Nest injects by the types of constructor parameters, which only this keeps.
  oxc: { decorator: { legacy: true, emitDecoratorMetadata: true } },
  test: {
    // One file at a time: one of them takes a table away from everybody.
    fileParallelism: false,
    include: ['test/**/*.integration.test.ts'],
    setupFiles: ['reflect-metadata', './test/silence.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
