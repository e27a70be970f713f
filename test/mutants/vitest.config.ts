import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { testFiles } from '#test/support/checks/test-files.ts';
import { isChosen, needsTable } from './scope.ts';

/**
 * What a mutant is tried against. A rule of the domain must be held by a test of the domain, without Java; the store by
 * its own tests, in DynamoDB Local. What a season file may say is tested where the file is read.
 */
const { pure, table } = testFiles();
const store = [...pure, ...table].filter((file) => file.startsWith('test/functions/store/'));
const domain = pure.filter((file) => /^test\/(domain\/|functions\/season\/.*mistakes)/.test(file));

/** The first test that fails ends the trial of a mutant, so the tests that take long come last. */
class QuickestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).reverse();
  }
}

export default defineConfig({
  root: resolve(import.meta.dirname, '../..'),
  test: {
    include: (needsTable() ? store : domain).filter(isChosen),
    // A worker for each file would cost more than the tests in it; those of the store change the SDK's clients. Every
    // mutant gets a new one.
    isolate: needsTable(),
    sequence: { sequencer: QuickestFirst },
    setupFiles: [
      'test/support/checks/console-fails.ts',
      ...(needsTable() ? ['test/support/hosts/drop-tables.ts'] : []),
    ],
    globalSetup: needsTable() ? ['test/support/hosts/start-database.ts'] : [],
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
