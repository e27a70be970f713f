import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';

/** A season takes minutes to live, so it is lived apart from the tests: `npm run lived`. */
export default defineConfig({
  root: resolve(import.meta.dirname, '../..'),
  test: {
    include: ['test/lived/**/*.lived.ts'],
    globalSetup: ['test/support/hosts/start-database.ts'],
    setupFiles: ['test/support/checks/console-fails.ts', 'test/support/hosts/drop-tables.ts'],
    reporters: ['verbose'],
    testTimeout: 1_800_000,
    hookTimeout: 60_000,
  },
});
