import { type GroupCount, type Impact, impactOf, rateOf, shortfallOf } from './impact.ts';

/** What may be said of one group: of a few people nothing, of a small group no ratio. */
export type GroupRow = {
  readonly group: string;
  /** Absent for fewer people than may be counted, and for a group by which theirs could be computed. */
  readonly figures?: {
    readonly considered: number;
    readonly selected: number;
    readonly rate: number;
    readonly shortfall: number;
    /** Absent for the reference itself, and for a group too small to compare. */
    readonly impact?: Impact;
    readonly isReference: boolean;
  };
};

/** Of fewer people no figures are shown, because they could be told by them. */
export const FEWEST_SHOWN = 5;
/** No ratio for fewer people, or for a smaller share of all: chance alone would make any. */
export const FEWEST_COMPARED = 30;
export const SMALLEST_SHARE = 0.02;

/**
 * The groups of which no figures are shown: those of too few people. What all together hide could be computed from the sum of
 * everybody, so that the next smallest are hidden with one that would be alone, or with a few people in all.
 */
function hiddenGroups(groups: readonly GroupCount[]): ReadonlySet<GroupCount> {
  const smallestFirst = groups.toSorted((one, other) => one.considered - other.considered);
  const hidden = new Set(smallestFirst.filter(({ considered }) => considered < FEWEST_SHOWN));
  const people = () => [...hidden].reduce((sum, { considered }) => sum + considered, 0);
  for (const next of smallestFirst) {
    if (hidden.size === 0 || people() >= FEWEST_SHOWN) break;
    hidden.add(next);
  }
  return hidden;
}

/** How one stage falls on each group, in the order given. The reference is the group with the highest rate of those large enough. */
export function auditRows(groups: readonly GroupCount[]): readonly GroupRow[] {
  const all = {
    considered: groups.reduce((sum, { considered }) => sum + considered, 0),
    selected: groups.reduce((sum, { selected }) => sum + selected, 0),
  };
  const hidden = hiddenGroups(groups);
  const comparable = groups.filter(
    (group) =>
      !hidden.has(group) &&
      group.considered >= FEWEST_COMPARED &&
      group.considered >= SMALLEST_SHARE * all.considered,
  );
  const reference = comparable.reduce<GroupCount | undefined>(
    (best, group) => (best && rateOf(best) >= rateOf(group) ? best : group),
    undefined,
  );
  return groups.map((group) => {
    if (hidden.has(group)) return { group: group.group };
    const isCompared = reference && reference !== group && comparable.includes(group);
    return {
      group: group.group,
      figures: {
        considered: group.considered,
        selected: group.selected,
        rate: rateOf(group),
        shortfall: shortfallOf(group, all),
        ...(isCompared ? { impact: impactOf(group, reference) } : {}),
        isReference: group === reference,
      },
    };
  });
}
