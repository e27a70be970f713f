import type { Season } from '#domain/season/season.ts';
import { coordinatorRules } from './coordinator-rules.ts';
import { dayRules } from './day-rules.ts';
import { informationRules } from './information-rules.ts';
import { matchListRules } from './match-list-rules.ts';
import { messageRules } from './message-rules.ts';
import { programRules } from './program-rules.ts';
import { reachRules } from './reachability-rules.ts';
import { reminderRules } from './reminder-rules.ts';
import { retentionRules } from './retention-rules.ts';
import { statusRules } from './status-rules.ts';
import { trackRules } from './track-rules.ts';
import type { SeasonRule, Violation } from './violation.ts';
import { visitRules } from './visit-rules.ts';

const rules: readonly SeasonRule[] = [
  ...programRules,
  ...trackRules,
  ...dayRules,
  ...reminderRules,
  ...retentionRules,
  ...statusRules,
  ...visitRules,
  ...messageRules,
  ...informationRules,
  ...matchListRules,
  ...coordinatorRules,
];

/**
 * Returns every violation in `season` at once. A missing part was unreadable; rules that need it are skipped, so that
 * one mistake is not reported many times. A season without violations or missing parts can be applied.
 */
export function seasonFaults(season: Partial<Season>): readonly Violation[] {
  const violations = rules.flatMap((faultsIn) => faultsIn(season));
  if (violations.some(isOfDate)) return violations;
  return [...violations, ...reachRules.flatMap((faultsIn) => faultsIn(season))];
}

/** A day with a wrong date would also be missing wherever it is named: only the cause is told. */
function isOfDate({ path }: Violation): boolean {
  return path[0] === 'days' && path[2] === 'on';
}
