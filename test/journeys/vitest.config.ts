import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';

/** The journeys need a browser, so they are run apart from the tests: `npm run journeys`. */
export default defineConfig({
  root: resolve(import.meta.dirname, '../..'),
  test: {
    include: ['test/journeys/**/*.journey.ts'],
    // One DynamoDB Local for all: each has a key of its own, and so tables of its own. Java takes long to get up to speed.
    globalSetup: ['test/support/hosts/start-database.ts'],
    setupFiles: ['test/support/checks/console-fails.ts'],
    // A season and a browser for each of two files: while one waits for a page, the other works.
    maxWorkers: 2,
    // As many pages of a file at a time as two processors can work for.
    maxConcurrency: 2,
    testTimeout: 240_000,
    hookTimeout: 240_000,
  },
});
