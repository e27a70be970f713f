import { type GroupCount, type Impact, impactOf, rateOf, shortfallOf } from './impact.ts';

/** What may be said of one group: of a few people nothing, of a small group no ratio. */
export type GroupRow = {
  readonly group: string;
  /** Absent for fewer people than may be counted. */
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

/** How one stage falls on each group, in the order given. The reference is the group with the highest rate of those large enough. */
export function auditRows(groups: readonly GroupCount[]): readonly GroupRow[] {
  const all = {
    considered: groups.reduce((sum, { considered }) => sum + considered, 0),
    selected: groups.reduce((sum, { selected }) => sum + selected, 0),
  };
  const comparable = groups.filter(
    ({ considered }) => considered >= FEWEST_COMPARED && considered >= SMALLEST_SHARE * all.considered,
  );
  const reference = comparable.reduce<GroupCount | undefined>(
    (best, group) => (best && rateOf(best) >= rateOf(group) ? best : group),
    undefined,
  );
  return groups.map((group) => {
    if (group.considered < FEWEST_SHOWN) return { group: group.group };
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
