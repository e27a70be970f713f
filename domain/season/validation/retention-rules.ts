import { numberFaults } from './field-rules.ts';
import { type Having, ruleFor, type SeasonRule, type Violation } from './violation.ts';

/** What must be true of the time for which applicants are kept. */
export const retentionRules: readonly SeasonRule[] = [ruleFor(['retention'], retentionFaults)];

function retentionFaults({ retention }: Having<'retention'>): Violation[] {
  const why = 'the months after the last interview day';
  return numberFaults(['retention', 'months'], retention.months, 1, 120, why);
}
