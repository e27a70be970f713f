import { memoizeByObject } from '#domain/memoize.ts';
import type { RuleSpec } from '#domain/season/screening-section.ts';
import type { Season } from '#domain/season/season.ts';
import { hash } from '#domain/values/hash.ts';
import { withDates } from './compile-rules.ts';

/**
 * The version of the season's rules, eight digits that depend on nothing but what the rules decide: equal rules have equal
 * versions, whatever else the season file says, however it is ordered, and whenever it is applied (docs/decisions).
 */
export const ruleVersion: (season: Season) => string = memoizeByObject((season: Season) => {
  const rules = (season.screening?.rules ?? []).map((spec) => decidingParts(season, spec));
  return hash(JSON.stringify(rules)).toString(16).padStart(8, '0');
});

/** In a fixed order, because storage does not keep the order of fields. A name or an advice decides nothing. */
function decidingParts(season: Season, spec: RuleSpec): readonly unknown[] {
  const { by, hasHour } = withDates(season, spec);
  const { id, tracks, schools, visa, field, fact, judgment, is, includes } = spec;
  const { atLeast, orPassedSince, orFact, requiredOfDO } = spec;
  const what = [id, tracks, schools, visa, field, fact, judgment, is, includes];
  return [...what, atLeast, orPassedSince, by, hasHour, orFact, requiredOfDO].map((part) => part ?? null);
}
