import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/support/hosts/start-database.ts'],
    setupFiles: ['test/support/checks/console-fails.ts', 'test/support/hosts/drop-tables.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
