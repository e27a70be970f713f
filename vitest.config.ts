import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/support/start-database.ts'],
    setupFiles: ['test/support/console-fails.ts', 'test/support/drop-tables.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
