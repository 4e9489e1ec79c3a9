import { defineConfig } from 'vitest/config';

/** Unit tests: no database, and no network but loopback. */
export default defineConfig({
  test: { dir: 'src', setupFiles: ['reflect-metadata'] },
});
