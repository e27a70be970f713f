import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { testFiles } from '#test/support/checks/test-files.ts';

const { pure, table } = testFiles();
const everyTest = { extends: true } as const;

/** The races and crash points take minutes a file: begun first, none of them is left for one processor at the end. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const { long = [], other = [] } = Object.groupBy(await super.sort(files), ({ moduleId }) =>
      moduleId.includes('/test/protocol/') ? 'long' : 'other',
    );
    return [...long, ...other];
  }
}

/** `npm test` runs both projects; `npm run test:pure` runs the one that needs no Java and no database. */
export default defineConfig({
  test: {
    // All processors: the default leaves one idle, which on two of them is half of the machine.
    maxWorkers: '100%',
    sequence: { sequencer: LongestFirst },
    testTimeout: 120_000,
    hookTimeout: 120_000,
    projects: [
      {
        ...everyTest,
        test: { name: 'pure', include: [...pure], setupFiles: ['test/support/checks/console-fails.ts'] },
      },
      {
        ...everyTest,
        test: {
          name: 'table',
          include: [...table],
          globalSetup: ['test/support/hosts/start-database.ts'],
          setupFiles: ['test/support/checks/console-fails.ts', 'test/support/hosts/drop-tables.ts'],
        },
      },
    ],
  },
});
