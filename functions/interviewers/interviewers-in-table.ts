import type { ListedInterviewer } from '#domain/interviewers/listed-interviewer.ts';
import type { Hours } from '#domain/interviewers/stored-interviewer.ts';
import type { MeetingKind } from '#domain/season/agenda-section.ts';
import type { Season } from '#domain/season/season.ts';
import { isEmailAddress } from '#domain/values/email-address.ts';
import { type CalendarDay, isWallTime, type WallTime } from '#domain/values/time.ts';
import { wallTimeFrom } from '#functions/season/season-file/wall-time-from.ts';
import type { Table, TableRow } from '#functions/tables/table.ts';

/** Where a list of interviewers is wrong: the line, the column, and what to do. */
export type InterviewerNote = { readonly line: number; readonly column: string; readonly message: string };

const columns = [
  'name',
  'email',
  'interviews',
  'team',
  'tracks',
  'days',
  'hours',
  'most',
  'not',
  'phone',
  'school',
] as const;
type ListColumn = (typeof columns)[number];
const needed: readonly ListColumn[] = ['name', 'email', 'interviews'];

/** Whether a column of a list of interviewers has this title. */
export function isInterviewerTitle(title: string): boolean {
  return columns.some((column) => column === title.trim().toLowerCase());
}

const kindsByWord: Readonly<Record<string, MeetingKind>> = {
  team: 'team',
  'one-on-one': 'one-on-one',
  '1:1': 'one-on-one',
};

/**
 * Reads a list of interviewers: `name`, `email` and `interviews` (team, 1:1), and maybe `team`, `tracks`, `days`, `hours`
 * (8:00 AM - 12:00 PM), `most` (interviews a day), `phone`, `school` (or department), and `not` (AAMC IDs of applicants whom they do not meet).
 * Several values of a cell are separated by semicolons; an empty cell says nothing. Returns every problem at once; never throws.
 */
export function interviewersInTable(
  season: Season,
  { rows: [titles, ...rows], problems }: Table,
): { readonly interviewers: readonly ListedInterviewer[]; readonly problems: readonly InterviewerNote[] } {
  const named = (titles?.cells ?? []).map((title) => title.trim().toLowerCase());
  const missing = needed.filter((column) => !named.includes(column));
  const unread = problems.map(({ line, message }) => ({ line, column: 'file', message }));
  if (missing.length > 0) {
    const message = `There is no column ${missing.join(', ')}: name the columns ${columns.join(', ')} in the first line.`;
    return { interviewers: [], problems: [...unread, { line: titles?.line ?? 1, column: 'file', message }] };
  }
  const read = rows.map((row) =>
    readRow(season, row, (column) => row.cells[named.indexOf(column)]?.trim() ?? ''),
  );
  const faults = read.flatMap((each) => each.faults);
  const interviewers = read.map(({ interviewer }) => interviewer);
  return { interviewers, problems: [...unread, ...faults, ...namesakes(rows, interviewers)] };
}

type Cell = (column: ListColumn) => string;

function readRow(season: Season, { line }: TableRow, cell: Cell) {
  const faults: InterviewerNote[] = [];
  const each = <T>(column: ListColumn, read: (word: string) => T | undefined, what: string): readonly T[] =>
    listed(cell(column)).flatMap((word) => {
      const value = read(word);
      if (value !== undefined) return [value];
      faults.push({ line, column, message: `“${word}” is ${what}.` });
      return [];
    });
  const [most] = each('most', wholeNumber, 'no number of interviews: write 1 to 99');
  const tracks = each('tracks', (word) => trackNamed(season, word), 'no track of this season');
  const days = each(
    'days',
    (word) => dayNamed(season, word),
    'no interview day of this season: write it as 2026-11-17',
  );
  const hours = each('hours', hoursOf, 'no stretch of hours: write 8:00 AM - 12:00 PM');
  const interviewer: ListedInterviewer = {
    name: cell('name'),
    address: cell('email').toLowerCase(),
    kinds: each(
      'interviews',
      (word) => kindsByWord[word.toLowerCase()],
      'no kind of interview: write team or 1:1',
    ),
    ...wordsIn(cell),
    ...(tracks.length > 0 ? { tracks } : {}),
    ...(days.length > 0 ? { days } : {}),
    ...(hours.length > 0 ? { hours } : {}),
    ...(most === undefined ? {} : { mostADay: most }),
    recusedFrom: listed(cell('not')),
  };
  if (interviewer.name === '') faults.push({ line, column: 'name', message: 'The name is missing: add it.' });
  if (!isEmailAddress(interviewer.address))
    faults.push({
      line,
      column: 'email',
      message: 'This is not an email address: write it as dr@example.org.',
    });
  if (listed(cell('interviews')).length === 0)
    faults.push({ line, column: 'interviews', message: 'Say which interviews: team, 1:1, or team; 1:1.' });
  return { interviewer, faults };
}

/** What is taken as it is written; what is empty says nothing. */
function wordsIn(cell: Cell): Partial<Pick<ListedInterviewer, 'team' | 'phone' | 'schools'>> {
  const [team, phone] = [cell('team'), cell('phone').replace(/^'/, '')];
  const schools = listed(cell('school'));
  return {
    ...(team === '' ? {} : { team }),
    ...(phone === '' ? {} : { phone }),
    ...(schools.length > 0 ? { schools } : {}),
  };
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

function listed(text: string): readonly string[] {
  return text
    .split(';')
    .map((word) => word.trim())
    .filter(Boolean);
}

function wholeNumber(word: string): number | undefined {
  return /^[1-9]\d?$/.test(word) ? Number(word) : undefined;
}

function trackNamed({ tracks }: Season, word: string): string | undefined {
  return tracks.find(({ id, name }) => [id, name.toLowerCase()].includes(word.toLowerCase()))?.id;
}

function dayNamed({ days }: Season, word: string): CalendarDay | undefined {
  return days.find(({ on }) => on === word)?.on;
}

function hoursOf(word: string): Hours | undefined {
  const [from = '', until = '', ...more] = word.split(/\s*[-–]\s*/).map(wallTimeFrom);
  const isStretch = more.length === 0 && isWallTime(from) && isWallTime(until) && from < until;
  return isStretch ? { from: from as WallTime, until: until as WallTime } : undefined;
}
