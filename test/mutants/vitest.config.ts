import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';
import { testFiles } from '#test/support/checks/test-files.ts';
import { needsTable } from './scope.ts';

/**
 * What a mutant is tried against. A rule of the domain must be held by a test of the domain, without Java; the store by
 * its own tests, in DynamoDB Local.
 */
const { pure, table } = testFiles();
const store = [...pure, ...table].filter((file) => file.startsWith('test/functions/store/'));
const domain = pure.filter((file) => file.startsWith('test/domain/'));

export default defineConfig({
  root: resolve(import.meta.dirname, '../..'),
  test: {
    include: needsTable() ? store : domain,
    setupFiles: [
      'test/support/checks/console-fails.ts',
      ...(needsTable() ? ['test/support/hosts/drop-tables.ts'] : []),
    ],
    globalSetup: needsTable() ? ['test/support/hosts/start-database.ts'] : [],
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
