import { shownCell } from '#domain/applications/read-application-row.ts';
import { shapes } from '#domain/applications/shapes.ts';
import type { ListedInterviewer } from '#domain/interviewers/listed-interviewer.ts';
import type { Hours } from '#domain/interviewers/stored-interviewer.ts';
import type { MeetingKind } from '#domain/season/agenda-section.ts';
import type { Season } from '#domain/season/season.ts';
import { isEmailAddress } from '#domain/values/email-address.ts';
import { type CalendarDay, isWallTime, type WallTime } from '#domain/values/time.ts';
import { wallTimeFrom } from '#functions/season/season-file/wall-time-from.ts';

/** The titles of a list of interviewers. */
export const listColumns = [
  ...(['name', 'email', 'interviews', 'team', 'tracks', 'days'] as const),
  ...(['hours', 'most', 'not', 'phone', 'school'] as const),
] as const;
export type ListColumn = (typeof listColumns)[number];

/** What is wrong with a cell, and what to do. */
type CellFault = { readonly column: ListColumn; readonly message: string };
type Cell = (column: ListColumn) => string;
type ReadWord<T> = (word: string) => T | undefined;

/** Reads one row of a list: whom it describes, and every fault of its cells. The interviewer is unvalidated unless there is none. */
export function readInterviewerRow(
  season: Season,
  cell: Cell,
): { readonly interviewer: ListedInterviewer; readonly faults: readonly CellFault[] } {
  const faults: CellFault[] = [];
  const each = <T>(column: ListColumn, words: readonly string[], read: ReadWord<T>, what: string) =>
    words.flatMap((word): readonly T[] => {
      const value = read(word);
      if (value !== undefined) return [value];
      faults.push({ column, message: `“${shownCell(word)}” is ${what}.` });
      return [];
    });
  const several = <T>(column: ListColumn, read: ReadWord<T>, what: string) =>
    each(column, listed(cell(column)), read, what);
  const [most] = each('most', [cell('most')].filter(Boolean), wholeNumber, noNumber);
  const tracks = several('tracks', (word) => trackNamed(season, word), 'no track of this season');
  const days = several('days', (word) => dayNamed(season, word), noDay);
  const hours = several('hours', hoursOf, noHours);
  const interviewer: ListedInterviewer = {
    name: cell('name'),
    address: cell('email').toLowerCase(),
    kinds: several('interviews', (word) => kindsByWord.get(word.toLowerCase()), noKind),
    ...wordsIn(cell),
    ...(tracks.length > 0 ? { tracks } : {}),
    ...(days.length > 0 ? { days } : {}),
    ...(hours.length > 0 ? { hours } : {}),
    ...(most === undefined ? {} : { mostADay: most }),
    recusedFrom: each(
      'not',
      cell('not')
        .split(/[;,\s]+/)
        .filter(Boolean),
      aamcIdIn,
      noAamcId,
    ),
  };
  return { interviewer, faults: [...faults, ...neededFaults(cell, interviewer)] };
}

const kindsByWord: ReadonlyMap<string, MeetingKind> = new Map([
  ['team', 'team'],
  ['one-on-one', 'one-on-one'],
  ['1:1', 'one-on-one'],
]);

const noNumber = 'no number of interviews: write 1 to 99';
const noDay = 'no interview day of this season: write it as 2026-11-17';
const noHours = 'no stretch of hours: write 8:00 AM - 12:00 PM';
const noKind = 'no kind of interview: write team or 1:1';
const noAamcId = `not ${shapes.aamcId.what}: correct it, or enter the applicant on the interviewer’s page at the desk`;

function neededFaults(cell: Cell, { name, address }: ListedInterviewer): readonly CellFault[] {
  const faults: readonly (CellFault | false)[] = [
    name === '' && { column: 'name', message: 'The name is missing: add it.' },
    !isEmailAddress(address) && {
      column: 'email',
      message: 'This is not an email address: write it as dr@example.org.',
    },
    listed(cell('interviews')).length === 0 && {
      column: 'interviews',
      message: 'Say which interviews: team, 1:1, or team; 1:1.',
    },
  ];
  return faults.filter((fault) => fault !== false);
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

function listed(text: string): readonly string[] {
  return text
    .split(';')
    .map((word) => word.trim())
    .filter(Boolean);
}

/** As an import reads it: a recusal under anything else would match nobody, and be believed. */
function aamcIdIn(word: string): string | undefined {
  const reading = shapes.aamcId.read(word);
  return reading.kind === 'value' ? String(reading.value) : undefined;
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
