import type { Who } from '#domain/decisions/change-record.ts';
import type { Instant } from '#domain/values/time.ts';

/** What a person entered for one rule and one application: the judgment where the rule needs one, else an override. */
export type Entered = {
  readonly rule: string;
  readonly outcome: 'pass' | 'fail';
  readonly reason: string;
  readonly who: Who;
  readonly at: Instant;
};

/** Returns what was entered last for the rule; an earlier entry is history. */
export function lastEntered(entered: readonly Entered[], rule: string): Entered | undefined {
  return entered
    .filter((each) => each.rule === rule)
    .reduce<Entered | undefined>((last, each) => (last && last.at > each.at ? last : each), undefined);
}
