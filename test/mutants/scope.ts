const variable = 'FAIRSLOT_MUTANTS';
const testsVariable = 'FAIRSLOT_MUTANTS_TESTS';

/**
 * Says to the processes of the run whether the mutants are those of the store, whose tests need the table, and which folders
 * of tests are run; without any, all that can notice such a mutant.
 */
export function chooseScope(isStore: boolean, tests: readonly string[]): void {
  process.env[variable] = isStore ? 'store' : 'domain';
  process.env[testsVariable] = tests.join(',');
}

export function isChosen(testFile: string): boolean {
  const chosen = process.env[testsVariable]?.split(',').filter(Boolean) ?? [];
  return chosen.length === 0 || chosen.some((path) => testFile.startsWith(path));
}

export function needsTable(): boolean {
  return process.env[variable] === 'store';
}
