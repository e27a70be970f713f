import type { Season } from '#domain/season/season.ts';
import { dayRules } from './day-rules.ts';
import { programRules } from './program-rules.ts';
import { reachRules } from './reachability-rules.ts';
import { trackRules } from './track-rules.ts';
import type { SeasonRule, Violation } from './violation.ts';

const rules: readonly SeasonRule[] = [...programRules, ...trackRules, ...dayRules, ...reachRules];

/**
 * Everything in `season` that cannot be, all at once. A part that is missing was unreadable: rules that need it wait,
 * so that one mistake is not reported as many. No fault and no part missing: the season can be applied.
 */
export function seasonFaults(season: Partial<Season>): readonly Violation[] {
  return rules
    .filter(({ needs }) => needs.every((part) => season[part] !== undefined))
    .flatMap(({ faults }) => faults(season as Season));
}
