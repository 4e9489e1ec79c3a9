import { defineConfig } from 'vitest/config';

/** Unit tests: no network, no database. */
export default defineConfig({
  test: { dir: 'src' },
});
