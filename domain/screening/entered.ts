import type { EnteredVerdict } from '#domain/applications/application.ts';

/** Returns what was entered last for the rule; an earlier entry is history. */
export function lastEntered(entered: readonly EnteredVerdict[], rule: string): EnteredVerdict | undefined {
  return entered
    .filter((each) => each.rule === rule)
    .reduce<EnteredVerdict | undefined>((last, each) => (last && last.at > each.at ? last : each), undefined);
}
