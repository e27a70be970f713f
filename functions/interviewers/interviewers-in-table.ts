import { shownCell } from '#domain/applications/read-application-row.ts';
import type { ListedInterviewer } from '#domain/interviewers/listed-interviewer.ts';
import type { Season } from '#domain/season/season.ts';
import type { Table, TableRow } from '#functions/tables/table.ts';
import { listed } from '#functions/wording/counted.ts';
import { type ListColumn, listColumns, readInterviewerRow } from './read-interviewer-row.ts';

/** Where a list of interviewers is wrong: the line, the column, and what to do. */
export type InterviewerNote = { readonly line: number; readonly column: string; readonly message: string };

/** How people title the column of addresses besides. */
const addressTitles: ReadonlySet<string> = new Set(['email address', 'mail']);

function columnOf(title: string): string {
  const name = title.trim().toLowerCase().replace(/^e-/, 'e');
  return addressTitles.has(name) ? 'email' : name;
}

const needed: readonly ListColumn[] = ['name', 'email', 'interviews'];

/** Whether a column of a list of interviewers has this title. */
export function isInterviewerTitle(title: string): boolean {
  return listColumns.some((column) => column === columnOf(title));
}

/**
 * Reads a list of interviewers: `name`, `email` and `interviews` (team, one-on-one), and maybe `team`, `tracks`, `days`, `hours`
 * (8:00 AM - 12:00 PM), `most` (interviews a day), `phone`, `school` (or department), `not` (AAMC IDs of applicants whom they do not meet, or whichever `ids` the applicants of the season have), and `meet` (of
 * those who would like to meet them).
 * Several values of a cell are separated by semicolons, and AAMC IDs by commas or blanks too; an empty cell says nothing.
 * Returns every problem at once, and in `remarks` what else to know of how the file was read; never throws.
 */
export function interviewersInTable(
  season: Season,
  { rows: [titles, ...rows], problems, remark }: Table,
  ids: ReadonlySet<string> = new Set(),
): {
  readonly interviewers: readonly ListedInterviewer[];
  readonly problems: readonly InterviewerNote[];
  readonly remarks: readonly string[];
} {
  const remarks = [...(remark === undefined ? [] : [remark]), ...unknownTitles(titles?.cells ?? [])];
  const named = (titles?.cells ?? []).map(columnOf);
  const missing = needed.filter((column) => !named.includes(column));
  const unread = [
    ...problems.map(({ line, message }) => ({ line, column: 'file', message })),
    ...repeatedTitles(titles?.line ?? 1, named),
    ...rows.flatMap((row) => surplusIn(row, named.length)),
  ];
  if (missing.length > 0) {
    const message = `There is no column ${missing.join(', ')}: name the columns ${listColumns.join(', ')} in the first line.`;
    const none = { line: titles?.line ?? 1, column: 'file', message };
    return { interviewers: [], problems: [...unread, none], remarks };
  }
  const read = rows.map(({ cells }) =>
    readInterviewerRow(season, (column) => cells[named.indexOf(column)]?.trim() ?? '', ids),
  );
  const faults = read.flatMap((each, index) =>
    each.faults.map((fault) => ({ line: rows[index]?.line ?? 0, ...fault })),
  );
  const interviewers = read.map(({ interviewer }) => interviewer);
  const all = [...unread, ...faults, ...namesakes(rows, interviewers)];
  return { interviewers, problems: all.toSorted((one, other) => one.line - other.line), remarks };
}

/** More columns that are not known than any list has. */
const MOST_UNKNOWN = 20;

/** A column that is left unread is named: somebody may believe that what is in it is stored. */
function unknownTitles(titles: readonly string[]): readonly string[] {
  const unknown = titles.filter((title) => title.trim() !== '' && !isInterviewerTitle(title));
  if (unknown.length === 0) return [];
  const named = unknown.slice(0, MOST_UNKNOWN).map((title) => `“${shownCell(title.trim())}”`);
  const columns = unknown.length === 1 ? 'The column' : 'The columns';
  const are = unknown.length === 1 ? 'is' : 'are';
  return [
    `${columns} ${listed(named)} ${are} not read, and nothing in there is stored. Columns that are read: ${listColumns.join(', ')}.`,
  ];
}

/** Of two columns with one title the second would be left unread. */
function repeatedTitles(line: number, named: readonly string[]): readonly InterviewerNote[] {
  return listColumns
    .filter((column) => named.indexOf(column) !== named.lastIndexOf(column))
    .map((column) => ({ line, column, message: 'The column is there twice: keep one.' }));
}

/** What stands beyond the titles would be left unread, or has moved other cells of the row. */
function surplusIn({ line, cells }: TableRow, titles: number): readonly InterviewerNote[] {
  const filled = cells.findLastIndex((cell) => cell !== '') + 1;
  const message = `The row has ${filled} cells, and the first line names ${titles} columns: name the column, or put a text with a comma in quotation marks.`;
  return filled > titles ? [{ line, column: 'file', message }] : [];
}

function namesakes(
  rows: readonly TableRow[],
  interviewers: readonly ListedInterviewer[],
): readonly InterviewerNote[] {
  const addresses = interviewers.map(({ address }) => address);
  return addresses.flatMap((address, index) =>
    addresses.indexOf(address) < index
      ? [
          {
            line: rows[index]?.line ?? 0,
            column: 'email',
            message: `${address} is in the list twice: keep one row.`,
          },
        ]
      : [],
  );
}
