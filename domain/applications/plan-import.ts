import type { Season } from '#domain/season/season.ts';
import { type Application, nameOf } from './application.ts';
import { type ColumnCheck, checkColumns } from './column-checks.ts';
import { compareApplication, type FieldChange, type ImportedApplication } from './compare-application.ts';
import { mergeRows, rowsInWords } from './merge-rows.ts';
import { applicationRowReader, type RowReading, type SheetRow, shownCell } from './read-application-row.ts';
import { type RowProblem, rowProblems } from './row-problems.ts';
import { meantBy, tickOf } from './track-tick.ts';
import { type Understanding, understandColumns } from './understand-columns.ts';

/** What becomes of the rows of one person. */
export type RowOutcome = {
  readonly rows: readonly number[];
  readonly id: string;
  readonly name: string;
  readonly warnings: readonly string[];
} & (
  | { readonly kind: 'new' | 'changed' | 'unchanged'; readonly changes: readonly FieldChange[] }
  | { readonly kind: 'invalid'; readonly problems: readonly RowProblem[] }
);

/** What a file would do, before anything is written. */
export type ImportPlan = {
  readonly understanding: Understanding;
  /** Why nothing of the file can be applied. */
  readonly setup: readonly string[];
  readonly summaries: readonly ColumnCheck[];
  /** What a person should know of the file as a whole. */
  readonly notes: readonly string[];
  readonly outcomes: readonly RowOutcome[];
  /** The applications that the file states, in the order of their ids. */
  readonly applications: readonly ImportedApplication[];
  /** How many applications are known of which the file says nothing; they stay as they are. */
  readonly unmentioned: number;
};

/**
 * Says for each row what it would change: the one function behind the dry run and the import itself. No row vanishes: each
 * is in an outcome. `known` are the applications of the season by their ids.
 */
export function planImport(
  season: Season,
  [header, ...rows]: readonly SheetRow[],
  known: ReadonlyMap<string, Application>,
): ImportPlan {
  const understanding = understandColumns(header?.cells ?? []);
  if (understanding.problems.length > 0) return stopped(understanding, understanding.problems, []);
  const readings = rows.map(applicationRowReader(season, understanding));
  const filled = (column: number) => rows.filter(({ cells }) => (cells[column] ?? '') !== '').length;
  const summaries = checkColumns(understanding, readings, filled);
  const setup = summaries.filter(({ isOtherColumn }) => isOtherColumn).map(({ message }) => message);
  if (setup.length > 0) return stopped(understanding, setup, summaries);
  const people = groupByPerson(understanding, readings);
  const judged = people.map((person) => judge(season, known, person));
  const applications = judged
    .flatMap(({ application }) => (application ? [application] : []))
    .sort((one, other) => (one.id < other.id ? -1 : 1));
  const stated = new Set(judged.map(({ outcome }) => outcome.id));
  return {
    understanding,
    setup: [],
    summaries,
    notes: [...unclearTracks(season, applications), ...sharedAddresses(applications)],
    outcomes: judged.map(({ outcome }) => outcome),
    applications,
    unmentioned: [...known.keys()].filter((id) => !stated.has(id)).length,
  };
}

function stopped(
  understanding: Understanding,
  setup: readonly string[],
  summaries: readonly ColumnCheck[],
): ImportPlan {
  return { understanding, setup, summaries, notes: [], outcomes: [], applications: [], unmentioned: 0 };
}

type Person = { readonly readings: readonly RowReading[]; readonly problems: readonly RowProblem[] };

/** A row with problems stands alone; the good rows of one AAMC ID stand together, where the first of them is. */
function groupByPerson(understanding: Understanding, readings: readonly RowReading[]): readonly Person[] {
  const groups = Map.groupBy(
    readings.map((reading) => ({ reading, problems: rowProblems(understanding, reading) })),
    ({ reading, problems }) => (problems.length > 0 ? `row ${reading.row}` : String(reading.values.aamcId)),
  );
  return [...groups.values()].map((group) => ({
    readings: group.map(({ reading }) => reading),
    problems: group.flatMap(({ problems }) => problems),
  }));
}

function judge(
  season: Season,
  known: ReadonlyMap<string, Application>,
  { readings, problems }: Person,
): { readonly outcome: RowOutcome; readonly application?: ImportedApplication } {
  const [first] = readings;
  const rows = readings.map(({ row }) => row);
  const id = String(first?.values.aamcId ?? '');
  const about = { rows, id, name: nameOf(first?.values ?? {}) };
  const merged = problems.length > 0 ? { problems } : mergeRows(readings);
  if ('problems' in merged)
    return { outcome: { ...about, kind: 'invalid', problems: merged.problems, warnings: [] } };
  const application = { id, ...merged };
  const before = known.get(id);
  const { changes, warnings } = compareApplication(season, before, application);
  const kind = before ? (changes.length > 0 ? 'changed' : 'unchanged') : 'new';
  const all = [
    ...mergeWarning(rows),
    ...warnings,
    ...oddCellWarnings(readings),
    ...foreignTracks(season, application),
  ];
  return { outcome: { ...about, kind, changes, warnings: all }, application };
}

function mergeWarning(rows: readonly number[]): readonly string[] {
  return rows.length > 1
    ? [`${rowsInWords(rows)} are one person: proposed as one application with all tracks.`]
    : [];
}

function oddCellWarnings(readings: readonly RowReading[]): readonly string[] {
  return readings.flatMap(({ uncertain }) => uncertain.map(({ why }) => `${why}.`));
}

function foreignTracks(season: Season, { ticks }: ImportedApplication): readonly string[] {
  return ticks
    .filter((tick) => meantBy(season, tick).length === 0)
    .map((tick) => `“${shownCell(tick)}” is no track of this season: it is kept and not considered.`);
}

/** Tracks that share a code and whose names in ERAS the season does not state: told once, not for thousands of rows. */
function unclearTracks(season: Season, applications: readonly ImportedApplication[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const tick of applications.flatMap(({ ticks }) => ticks))
    counts.set(tick, (counts.get(tick) ?? 0) + 1);
  const unclear = [...counts].filter(([tick]) => meantBy(season, tick).length > 1);
  return unclear.map(([tick, count]) => {
    const tracks = meantBy(season, tick).map(({ id }) => id);
    return `“${shownCell(tick)}” (${count} applications) can be ${tracks.join(' or ')}: write \`erasName: ${tickOf(tick).name}\` under the right track of the season file, and apply it.`;
  });
}

function sharedAddresses(applications: readonly ImportedApplication[]): readonly string[] {
  const alike = Map.groupBy(applications, ({ values }) => String(values.email).toLowerCase());
  const shared = [...alike.values()].filter((group) => group.length > 1);
  return shared.slice(0, 10).map((group) => {
    const ids = group.slice(0, 5).map(({ id }) => id);
    return `${ids.join(' and ')} have the same email address: check that they are two people.`;
  });
}
