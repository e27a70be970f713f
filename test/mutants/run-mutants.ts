import { relative } from 'node:path';
import type { MutantResult, PartialStrykerOptions } from '@stryker-mutator/api/core';
import { Stryker } from '@stryker-mutator/core';
import { projectRoot } from '#infra/project-root.ts';

/** Mutations that the compiler notices, so that no test has to. */
const noticedByTypes = [
  // Nearly all texts of the domain are names of kinds and states, which are unions of literals.
  'StringLiteral',
  // `{}` in the place of a record, whose fields are required.
  'ObjectLiteral',
  // `a.b` for `a?.b`, where `a` may be undefined.
  'OptionalChaining',
];

const options: PartialStrykerOptions = {
  testRunner: 'vitest',
  vitest: { configFile: 'test/mutants/vitest.config.ts', related: false },
  plugins: ['@stryker-mutator/vitest-runner', './test/mutants/empty-literals.ts'],
  ignorers: ['empty-literals'],
  mutator: { excludedMutations: noticedByTypes },
  coverageAnalysis: 'perTest',
  concurrency: 2,
  // All tests run once before the first mutant, which takes long on a busy machine.
  dryRunTimeoutMinutes: 20,
  // Stryker rewrites a tsconfig.json with the API of an older compiler. Vite strips the types without it.
  tsconfigFile: 'none.json',
  checkers: [],
  ignorePatterns: ['.local', '.rehearsal', 'cdk.out', 'docs/pictures', 'docs/gallery'],
  tempDirName: '.local/mutants/sandbox',
  incrementalFile: '.local/mutants/incremental.json',
  htmlReporter: { fileName: '.local/mutants/report.html' },
  reporters: ['html', 'progress-append-only'],
  allowConsoleColors: false,
};

const isTriedAtLoad = ({ status, static: isStatic }: MutantResult) => status === 'Ignored' && isStatic;

/**
 * Tries every mutant of `patterns` against the tests that run it. What a module computes while it is loaded is run by no
 * test in particular: such mutants are tried afterwards, against all of them.
 */
export async function runMutants(
  patterns: readonly string[],
  incremental: boolean,
): Promise<readonly MutantResult[]> {
  const results = await new Stryker({
    ...options,
    mutate: [...patterns],
    ignoreStatic: true,
    incremental,
  }).runMutationTest();
  const atLoad = results.filter(isTriedAtLoad);
  if (atLoad.length === 0) return results;
  // Lines count from 1; columns from 1 in a result, and from 0 in a pattern.
  const ranges = atLoad.map(({ fileName, location: { start, end } }) => {
    const range = `${start.line}:${start.column - 1}-${end.line}:${end.column - 1}`;
    return `${relative(projectRoot, fileName)}:${range}`;
  });
  const tried = await new Stryker({
    ...options,
    mutate: ranges,
    htmlReporter: { fileName: '.local/mutants/report-at-load.html' },
  }).runMutationTest();
  return [...results.filter((each) => !isTriedAtLoad(each)), ...tried];
}
