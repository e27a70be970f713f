import type { ScreenedDossier } from '#domain/screening/dossier.ts';
import { auditRows, type GroupRow } from './audit.ts';
import type { Grouping } from './groupings.ts';
import type { GroupCount } from './impact.ts';

/** How a stage falls on the groups of one grouping. */
export type StageAudit = {
  /** A rule by its id, or all of them together. */
  readonly stage: string;
  readonly rows: readonly GroupRow[];
};

/** The last stage: everybody counts, and those pass of whom no rule says “fail”. */
export const BOTTOM_LINE = 'every rule';

/**
 * How each rule, and all of them together, fall on the groups. Of a rule only those count of whom it says pass or fail: what
 * is missing is no selection. Larger groups come first.
 */
export function auditScreening(
  screened: readonly ScreenedDossier[],
  { groupOf }: Grouping,
  stages: readonly string[],
): readonly StageAudit[] {
  const counts = new Map(stages.map((stage) => [stage, new Map<string, Counting>()]));
  for (const { application, verdicts, side } of screened) {
    const group = groupOf(application);
    count(counts.get(BOTTOM_LINE), group, side !== 'fails');
    for (const { rule, outcome } of verdicts)
      if (outcome === 'pass' || outcome === 'fail') count(counts.get(rule), group, outcome === 'pass');
  }
  return [...counts].map(([stage, groups]) => ({ stage, rows: auditRows(largestFirst(groups)) }));
}

type Counting = { considered: number; selected: number };

function count(groups: Map<string, Counting> | undefined, group: string, isSelected: boolean): void {
  if (!groups) return;
  const counting = groups.get(group) ?? { considered: 0, selected: 0 };
  counting.considered += 1;
  if (isSelected) counting.selected += 1;
  groups.set(group, counting);
}

function largestFirst(groups: ReadonlyMap<string, Counting>): readonly GroupCount[] {
  return [...groups]
    .map(([group, counting]) => ({ group, ...counting }))
    .sort((one, other) => other.considered - one.considered || (one.group < other.group ? -1 : 1));
}
