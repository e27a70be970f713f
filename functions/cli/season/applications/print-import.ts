import { type Column, columnInWords } from '#domain/applications/columns/understand-columns.ts';
import type { ImportPlan, RowOutcome } from '#domain/applications/plan-import.ts';
import { isForAudit } from '#functions/applications/audited-columns.ts';
import { countOutcomes } from '#functions/applications/count-outcomes.ts';
import type { FilePlan } from '#functions/applications/plan-file.ts';
import { useInWords } from '#functions/applications/use-words.ts';
import type { Terminal } from '#functions/cli/terminal.ts';
import { erasedInWords, fieldLabel, valueText } from '#functions/sheets/import-sheet.ts';
import type { TableProblem } from '#functions/tables/table.ts';
import { counted } from '#functions/wording/counted.ts';

/** So many lines of a kind fit a screen; the report has all of them. */
const MOST_LINES = 20;

/** Prints how the columns are understood, what would change, what cannot be used and why, and the counts. */
export function printImport(
  { say, complain }: Terminal,
  plan: FilePlan,
  unread: readonly TableProblem[],
): void {
  for (const line of understandingLines(plan)) say(line);
  for (const message of plan.setup) complain(message);
  if (plan.setup.length > 0) return;
  const summed = plan.summaries.map(({ message }) => `${message} They are in the report, row by row.`);
  const isSummedUp = summedUp(plan);
  limited(complain, [
    ...unread.map(({ line, message }) => `line ${line}: ${message}`),
    ...summed,
    ...plan.outcomes.flatMap((outcome) => invalidLines(outcome, isSummedUp)),
  ]);
  limited(say, plan.outcomes.flatMap(erasedLines));
  limited(say, plan.outcomes.flatMap(changeLines));
  limited(say, [...plan.notes.map((note) => `Note: ${note}`), ...warningLines(plan.outcomes)]);
  say(countsLine(plan, unread));
}

export function countsLine(plan: ImportPlan, unread: readonly TableProblem[]): string {
  const counts = countOutcomes(plan, unread);
  const left = counts.invalid + counts.unread;
  const kept = plan.unmentioned > 0 ? ` Not in the file, and kept as they are: ${plan.unmentioned}.` : '';
  const erased = counts.erased > 0 ? ` Erased before, not imported: ${counts.erased}.` : '';
  return `New: ${counts.new}. Changed: ${counts.changed}. Unchanged: ${counts.unchanged}. Cannot be used: ${left}.${erased}${kept}`;
}

function understandingLines(plan: FilePlan): readonly string[] {
  const { understanding, audited } = plan;
  const columns = understanding.columns.filter(
    ({ title, index }) => title !== '' || index < understanding.width,
  );
  const named = (use: Column['use']) =>
    columns.filter((each) => each.use === use && !isForAudit(plan, each)).map(columnInWords);
  const read = columns.filter(({ use }) => use !== 'unused' && use !== 'withheld');
  const list = (label: string, names: readonly string[]) =>
    names.length > 0 ? [`${label}: ${names.join(', ')}.`] : [];
  return [
    'Columns:',
    ...read.map(
      (column) =>
        `  ${columnInWords(column)} is read as ${useInWords(column.use)}${column.isByHand ? ', as chosen by hand' : ''}`,
    ),
    ...list('Not used', named('unused')),
    ...list('Not read, on purpose', named('withheld')),
    ...list(
      'Read for the audit only, and kept apart',
      columns.filter((each) => isForAudit(plan, each)).map(columnInWords),
    ),
    ...(audited
      ? [`New or other answers for the audit: of ${counted(audited.news, 'person', 'people')}.`]
      : []),
  ];
}

/** Problems of a column that is summed up are not repeated for each of its cells. */
function summedUp({ summaries, understanding }: ImportPlan): (address: string) => boolean {
  const letters = new Set(summaries.map(({ column }) => columnInWords(column).split(' ')[0]));
  return (address) => understanding.columns.length > 0 && letters.has(address.replace(/\d+$/, ''));
}

function invalidLines(outcome: RowOutcome, isSummedUp: (address: string) => boolean): readonly string[] {
  if (outcome.kind !== 'invalid') return [];
  return outcome.problems
    .filter(({ address, message }) => !isSummedUp(address) || message.startsWith('This row has slipped'))
    .map(({ address, message }) => `${address}: ${message}`);
}

function changeLines(outcome: RowOutcome): readonly string[] {
  if (outcome.kind !== 'changed') return [];
  return outcome.changes.map(({ field, before, after }) => {
    const from = before === undefined ? 'not known before' : `before: ${valueText(before)}`;
    return `Changed: ${whose(outcome)}: ${fieldLabel(field)} is ${valueText(after)} (${from})`;
  });
}

/** Without the name: it is in the file, and is to be nowhere else. */
function erasedLines(outcome: RowOutcome): readonly string[] {
  if (outcome.kind !== 'erased') return [];
  const { rows, id, erasedAt } = outcome;
  return [
    `row ${rows.join(', ')} (${id}): ${erasedInWords(erasedAt)}. \`readmit ${id}\` lets the next import bring the person back.`,
  ];
}

/** A warning that many rows share is told once, with the first of them. */
function warningLines(outcomes: readonly RowOutcome[]): readonly string[] {
  const all = outcomes.flatMap((outcome) => outcome.warnings.map((warning) => ({ outcome, warning })));
  const alike = [...Map.groupBy(all, ({ warning }) => warning)];
  return alike.map(([warning, [first, ...others]]) => {
    const more = others.length > 0 ? ` and ${others.length} more` : '';
    return `Note: ${first ? whose(first.outcome) : ''}${more}: ${warning}`;
  });
}

function whose({ rows, id, name }: RowOutcome): string {
  return `row ${rows.join(', ')}, ${name} (${id})`;
}

function limited(print: (line: string) => void, lines: readonly string[]): void {
  for (const line of lines.slice(0, MOST_LINES)) print(line);
  const more = lines.length - MOST_LINES;
  if (more > 0) print(`... and ${more} more: --out report.csv writes all of them into a file`);
}
