import { withDates } from '#domain/screening/compile-rules.ts';
import { screeningFaults } from '#domain/screening/screening-faults.ts';
import type { RuleSpec } from '#domain/season/screening-section.ts';
import type { Season } from '#domain/season/season.ts';
import { isCalendarDay } from '#domain/values/time.ts';

/** The season with other limits, as the address of the page states them, and what is wrong with them by rule. */
export type DraftRules = { readonly draft: Season; readonly wrong: ReadonlyMap<string, string> };

/** What a page can change of a rule: its lowest score, or its last day. */
export type Limit = { readonly kind: 'score' | 'day'; readonly value: string };

/** The name of the parameter that holds the limit of a rule. */
export const limitName = (rule: string) => `limit-${rule}`;
/** The name of the parameter that leaves a rule out, once for each. */
export const LEFT_OUT = 'without';

/** The limit that a rule has in the season; a rule without one can only be left out. */
export function limitOf(season: Season, spec: RuleSpec): Limit | undefined {
  if (spec.atLeast !== undefined) return { kind: 'score', value: String(spec.atLeast) };
  const { by } = withDates(season, spec);
  return by === undefined ? undefined : { kind: 'day', value: by };
}

/**
 * Returns the draft that the parameters of an address state: it is the season itself where they state nothing else. A limit
 * that is none keeps that of the season.
 */
export function draftFrom(season: Season, query: URLSearchParams): DraftRules {
  const { screening } = season;
  if (!screening) return { draft: season, wrong: new Map() };
  const wrong = new Map<string, string>();
  const without = new Set(query.getAll(LEFT_OUT));
  const rules = screening.rules.flatMap((spec) => {
    if (without.has(spec.id)) return [];
    const changed = changedRule(season, spec, query.get(limitName(spec.id))?.trim() ?? '');
    if (typeof changed !== 'string') return [changed];
    wrong.set(spec.id, changed);
    return [spec];
  });
  const isChanged =
    rules.length !== screening.rules.length || rules.some((each, at) => each !== screening.rules[at]);
  return { draft: isChanged ? { ...season, screening: { ...screening, rules } } : season, wrong };
}

/** The rule with the limit given, the rule itself if that is no other one, or what is wrong with it. */
function changedRule(season: Season, spec: RuleSpec, given: string): RuleSpec | string {
  const limit = limitOf(season, spec);
  if (!limit || given === '' || given === limit.value) return spec;
  if (limit.kind === 'day')
    return isCalendarDay(given) ? { ...spec, by: given } : 'This is not a day: write it as 2027-03-01.';
  const changed = { ...spec, atLeast: /^\d{1,4}$/.test(given) ? Number(given) : Number.NaN };
  const [fault] = screeningFaults({
    ...season,
    screening: { facts: season.screening?.facts ?? [], rules: [changed] },
  });
  return fault ? fault.message : changed;
}
