import type { ImportPlan, RowOutcome } from '#domain/applications/plan-import.ts';
import type { TableProblem } from '#functions/tables/table.ts';

export type ImportCountsByKind = Readonly<Record<RowOutcome['kind'] | 'unread', number>>;

/** How many people of the file come to what, and how many of its lines could not be read. */
export function countOutcomes({ outcomes }: ImportPlan, unread: readonly TableProblem[]): ImportCountsByKind {
  const rowsOf = (kind: RowOutcome['kind']) => outcomes.filter((each) => each.kind === kind).length;
  return {
    new: rowsOf('new'),
    changed: rowsOf('changed'),
    unchanged: rowsOf('unchanged'),
    erased: rowsOf('erased'),
    invalid: rowsOf('invalid'),
    unread: unread.length,
  };
}
