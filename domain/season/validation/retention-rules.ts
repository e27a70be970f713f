import type { Season } from '#domain/season/season.ts';
import { numberFaults } from './field-rules.ts';
import type { SeasonRule, Violation } from './violation.ts';

/** What must be true of the time for which applicants are kept. */
export const retentionRules: readonly SeasonRule[] = [{ needs: ['retention'], faults: retentionFaults }];

function retentionFaults({ retention }: Season): Violation[] {
  const why = 'the months after the last interview day';
  return retention ? numberFaults(['retention', 'months'], retention.months, 1, 120, why) : [];
}
