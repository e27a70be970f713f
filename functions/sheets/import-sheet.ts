import type { FieldChange } from '#domain/applications/compare-application.ts';
import { fieldOf } from '#domain/applications/fields.ts';
import type { ImportPlan, RowOutcome } from '#domain/applications/plan-import.ts';
import { dayIn, type Instant } from '#domain/values/time.ts';
import type { TableProblem } from '#functions/tables/table.ts';
import { shortDay } from '#functions/wording/days.ts';
import type { Sheet } from './sheet.ts';

const columns = ['Row', 'AAMC ID', 'Name', 'Result', 'Cell', 'Field', 'Before', 'After', 'Message'];

/** The report of an import: every row of the file with what becomes of it, and a line for each change, problem and warning. */
export function importSheet(plan: ImportPlan, unread: readonly TableProblem[]): Sheet {
  const lines = unread.map(({ line, message }) => [String(line), '', '', 'unread', '', '', '', '', message]);
  return { columns, rows: [...lines, ...plan.outcomes.flatMap(rowsOf)] };
}

function rowsOf(outcome: RowOutcome): readonly (readonly string[])[] {
  const about = [outcome.rows.join(' '), outcome.id, outcome.name, outcome.kind];
  const line = (cell: string, field: string, before: string, after: string, message: string) => [
    ...about,
    ...[cell, field, before, after, message],
  ];
  const told =
    outcome.kind === 'invalid'
      ? outcome.problems.map(({ address, message }) => line(address, '', '', '', message))
      : outcome.kind === 'changed'
        ? outcome.changes.map((change) =>
            line('', fieldLabel(change.field), valueText(change.before), valueText(change.after), ''),
          )
        : [line('', '', '', '', outcome.kind === 'erased' ? erasedInWords(outcome.erasedAt) : '')];
  return [...told, ...outcome.warnings.map((warning) => line('', '', '', '', warning))];
}

/** Why a person of the file is not imported. The day is that of the instant in UTC: it is a reminder, not a deadline. */
export function erasedInWords(at: Instant): string {
  return `erased on ${shortDay(dayIn('UTC', at))}, not imported`;
}

export function fieldLabel(field: FieldChange['field']): string {
  return field === 'tracks' ? 'tracks' : fieldOf(field).label;
}

/** A value as people read it; nothing for what was not known. */
export function valueText(value: FieldChange['before']): string {
  if (value === undefined) return '';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return String(value);
}
