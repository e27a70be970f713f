import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';

/** 100,000 requests take minutes, so they are made apart from the tests: `npm run fuzz`. */
export default defineConfig({
  root: resolve(import.meta.dirname, '../..'),
  test: {
    include: ['test/fuzz/**/*.fuzz.ts'],
    globalSetup: ['test/support/hosts/start-database.ts'],
    setupFiles: ['test/support/checks/console-fails.ts'],
    reporters: ['verbose'],
    testTimeout: 1_800_000,
    hookTimeout: 60_000,
  },
});
