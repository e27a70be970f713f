import type { Season } from '#domain/season/season.ts';
import { duplicates } from './duplicates.ts';
import { columnsOf } from './header.ts';
import { type ApplicantRow, readRow } from './read-row.ts';
import { recordsOf } from './records.ts';
import type { RowNote } from './row-note.ts';

/** Every record of a list: good ones as rows, all others in problems. Remarks are about good rows. */
export type ApplicantList = {
  readonly rows: readonly ApplicantRow[];
  readonly problems: readonly RowNote[];
  readonly remarks: readonly RowNote[];
};

/**
 * Reads a list of applicants to invite: comma-separated text, of which the first line names the columns id, name, email
 * and tracks, in any order and among others. Nothing is lost in silence: each record is a row, or has a problem. Never
 * throws, whatever `text` is.
 */
export function readApplicantList(text: string, season: Season): ApplicantList {
  const { lines, problems: unread } = recordsOf(text);
  const [header, ...records] = lines;
  if (!header) return nothing([...unread, { line: 1, field: 'file', message: 'The list is empty.' }]);
  const { columns, problems: headerProblems, remarks: headerRemarks } = columnsOf(header);
  if (!columns) return nothing([...headerProblems, ...unread], headerRemarks);
  const read = records.map((record) => readRow(season, columns, record));
  const problems = [...unread, ...read.flatMap((row) => row.problems), ...duplicates(read)];
  const bad = new Set(problems.map(({ line }) => line));
  const good = read.filter(({ line }) => !bad.has(line));
  return {
    rows: good.map(({ line, applicant, tracks }) => ({ line, applicant, tracks })),
    problems: problems.toSorted((one, other) => one.line - other.line),
    remarks: [...headerRemarks, ...good.flatMap((row) => row.remarks)],
  };
}

function nothing(problems: readonly RowNote[], remarks: readonly RowNote[] = []): ApplicantList {
  return { rows: [], problems, remarks };
}
