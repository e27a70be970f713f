import { type ColumnCheck, checkColumns } from '#domain/applications/columns/column-checks.ts';
import {
  namesColumns,
  otherTitlesBetween,
  sameTitles,
  titlesBelow,
} from '#domain/applications/columns/repeated-titles.ts';
import { type Understanding, understandColumns } from '#domain/applications/columns/understand-columns.ts';
import type { UseByHand } from '#domain/applications/columns/use-by-hand.ts';
import type { Season } from '#domain/season/season.ts';
import { inTextOrder } from '#domain/values/text-order.ts';
import { nameOf } from './application.ts';
import type { ImportedApplication } from './compare-application.ts';
import { mergeRows, rowsInWords } from './merge-rows.ts';
import { applicationRowReader, type RowReading, type SheetRow } from './read-application-row.ts';
import { type RowProblem, rowProblems } from './row-problems.ts';

/** What the rows of one person say, before it is compared with what is known: an application, or why they cannot be used. */
export type StatedPerson = {
  readonly rows: readonly number[];
  readonly id: string;
  readonly name: string;
  readonly warnings: readonly string[];
} & (
  | { readonly application: ImportedApplication }
  | { readonly application?: never; readonly problems: readonly RowProblem[] }
);

/** What a file says, whatever is known already. */
export type Statement = {
  readonly understanding: Understanding;
  /** Why nothing of the file can be applied. */
  readonly setup: readonly string[];
  readonly summaries: readonly ColumnCheck[];
  /** In the order of the file. No row vanishes: each is in a person. */
  readonly people: readonly StatedPerson[];
  /** The applications that the file states, in the order of their ids. */
  readonly applications: readonly ImportedApplication[];
};

/** Reads every row of a file. `byHand` is what a person has said of its columns. */
export function stateApplications(
  season: Season,
  [header, ...rows]: readonly SheetRow[],
  byHand?: UseByHand,
): Statement {
  const understanding = understandColumns(header?.cells ?? [], byHand);
  if (!header || understanding.problems.length > 0) {
    const below = titlesBelow(rows);
    return stopped(understanding, below === undefined ? understanding.problems : [below], []);
  }
  const readings = rows.map(applicationRowReader(season, understanding));
  const repeats = rows.filter((row, at) => (readings[at]?.wrong.length ?? 0) > 1 && namesColumns(row));
  const glued = otherTitlesBetween(header, repeats);
  if (glued.length > 0) return stopped(understanding, glued, []);
  const filled = (column: number) => rows.filter(({ cells }) => (cells[column] ?? '') !== '').length;
  const summaries = checkColumns(understanding, readings, filled);
  const setup = summaries.filter(({ isOtherColumn }) => isOtherColumn).map(({ message }) => message);
  if (setup.length > 0) return stopped(understanding, setup, summaries);
  const titles = new Map(repeats.map((each) => [each.row, [sameTitles(each)]] as const));
  const people = groupByPerson(understanding, readings, titles).map(statedPerson);
  const applications = people
    .flatMap(({ application }) => (application ? [application] : []))
    .sort((one, other) => inTextOrder(one.id, other.id));
  return { understanding, setup: [], summaries, people, applications };
}

function stopped(
  understanding: Understanding,
  setup: readonly string[],
  summaries: readonly ColumnCheck[],
): Statement {
  return { understanding, setup, summaries, people: [], applications: [] };
}

type RowGroup = { readonly readings: RowReading[]; readonly problems: readonly RowProblem[] };

/** A row with problems stands alone, as does one of `titles`; the good rows of one AAMC ID stand together, where the first of them is. */
function groupByPerson(
  understanding: Understanding,
  readings: readonly RowReading[],
  titles: ReadonlyMap<number, readonly RowProblem[]>,
): readonly RowGroup[] {
  const groups = new Map<string, RowGroup>();
  for (const reading of readings) {
    const problems = titles.get(reading.row) ?? rowProblems(understanding, reading);
    const key = problems.length > 0 ? `row ${reading.row}` : String(reading.values.aamcId);
    const group = groups.get(key);
    if (group) group.readings.push(reading);
    else groups.set(key, { readings: [reading], problems });
  }
  return [...groups.values()];
}

function statedPerson({ readings, problems }: RowGroup): StatedPerson {
  const [first] = readings;
  const rows = readings.map(({ row }) => row);
  const id = String(first?.values.aamcId ?? '');
  const about = { rows, id, name: nameOf(first?.values ?? {}) };
  const merged = problems.length > 0 ? { problems } : mergeRows(readings);
  if ('problems' in merged) return { ...about, problems: merged.problems, warnings: [] };
  const warnings = [...mergeWarning(rows), ...oddCellWarnings(readings)];
  return { ...about, warnings, application: { id, ...merged } };
}

function mergeWarning(rows: readonly number[]): readonly string[] {
  return rows.length > 1
    ? [`${rowsInWords(rows)} are one person: proposed as one application with all tracks.`]
    : [];
}

function oddCellWarnings(readings: readonly RowReading[]): readonly string[] {
  return readings.flatMap(({ uncertain }) => uncertain.map((why) => `${why}.`));
}
