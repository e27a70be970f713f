const variable = 'FAIRSLOT_MUTANTS';

/** Says to the processes of the run whether the mutants are those of the store, whose tests need the table. */
export function chooseScope(isStore: boolean): void {
  process.env[variable] = isStore ? 'store' : 'domain';
}

export function needsTable(): boolean {
  return process.env[variable] === 'store';
}
