import type { Season } from '#domain/season/season.ts';
import type { Table } from '#functions/tables/table.ts';
import { duplicates } from './duplicates.ts';
import { columnsOf } from './header.ts';
import { type ApplicantRow, readRow } from './read-row.ts';
import type { RowNote } from './row-note.ts';

/** The result of reading a list: each record is a row, or has a problem. Remarks are about valid rows. */
export type ApplicantList = {
  readonly rows: readonly ApplicantRow[];
  readonly problems: readonly RowNote[];
  readonly remarks: readonly RowNote[];
};

const EMPTY = 'The list is empty: its first line must name the columns id, name, email and tracks.';

/**
 * Reads a list of applicants to invite. The first line names the columns id, name, email and tracks, in any order
 * and among others; a first line that cannot be read ends it. No record is dropped silently: each one is a row, or has a problem. Never throws.
 */
export function readApplicantList(table: Table, season: Season): ApplicantList {
  const { rows, separator } = table;
  const unread = table.problems.map((each): RowNote => ({ ...each, field: 'file' }));
  const [header, ...records] = rows;
  if (!header) return nothing(unread.length > 0 ? unread : [{ line: 1, field: 'file', message: EMPTY }]);
  if (unread.some(({ line }) => line < header.line)) return nothing(unread);
  const { columns, problems: headerProblems, remarks: headerRemarks } = columnsOf(header);
  if (!columns) return nothing([...headerProblems, ...unread], headerRemarks);
  const read = records.map((record) => readRow(season, columns, separator, record));
  const problems = [...unread, ...read.flatMap((row) => row.problems), ...duplicates(read)];
  const guessed: readonly RowNote[] = table.remark ? [{ line: 1, field: 'file', message: table.remark }] : [];
  const bad = new Set(problems.map(({ line }) => line));
  const good = read.filter(({ line }) => !bad.has(line));
  return {
    rows: good.map(({ line, applicant, tracks }) => ({ line, applicant, tracks })),
    problems: problems.toSorted((one, other) => one.line - other.line),
    remarks: [...guessed, ...headerRemarks, ...good.flatMap((row) => row.remarks)],
  };
}

function nothing(problems: readonly RowNote[], remarks: readonly RowNote[] = []): ApplicantList {
  return { rows: [], problems, remarks };
}
