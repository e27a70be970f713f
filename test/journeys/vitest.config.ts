import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';

/** The journeys need a browser, so they are run apart from the tests: `npm run journeys`. */
export default defineConfig({
  root: resolve(import.meta.dirname, '../..'),
  test: {
    include: ['test/journeys/**/*.journey.ts'],
    setupFiles: ['test/support/checks/console-fails.ts'],
    fileParallelism: false,
    // As many pages at a time as two processors can work for.
    maxConcurrency: 3,
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
