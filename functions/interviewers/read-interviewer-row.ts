import { readDay } from '#domain/applications/export-dates.ts';
import { shownCell } from '#domain/applications/read-application-row.ts';
import { shapes } from '#domain/applications/shapes.ts';
import type { ListedInterviewer } from '#domain/interviewers/listed-interviewer.ts';
import type { Hours } from '#domain/interviewers/stored-interviewer.ts';
import type { MeetingKind } from '#domain/season/agenda-section.ts';
import type { Season } from '#domain/season/season.ts';
import { isEmailAddress } from '#domain/values/email-address.ts';
import { formulaError } from '#domain/values/formula-error.ts';
import { type TextFlaw, textFlaw } from '#domain/values/plain-text.ts';
import { type CalendarDay, isWallTime, type WallTime } from '#domain/values/time.ts';
import { wallTimeFrom } from '#functions/season/season-file/wall-time-from.ts';
import { counted } from '#functions/wording/counted.ts';

/** The titles of a list of interviewers. */
export const listColumns = [
  ...(['name', 'email', 'interviews', 'team', 'tracks', 'days'] as const),
  ...(['hours', 'most', 'not', 'meet', 'phone', 'school'] as const),
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
  ids: ReadonlySet<string>,
): { readonly interviewer: ListedInterviewer; readonly faults: readonly CellFault[] } {
  const faults: CellFault[] = [];
  const each = <T>(column: ListColumn, words: readonly string[], read: ReadWord<T>, what: string) =>
    words.flatMap((word): readonly T[] => {
      const value = read(word);
      if (value !== undefined) return [value];
      faults.push({ column, message: `“${shownCell(word)}” is ${what}.` });
      return [];
    });
  const several = <T>(column: ListColumn, read: ReadWord<T>, what: string) => [
    ...new Set(each(column, listed(cell(column)), read, what)),
  ];
  const people = (column: 'not' | 'meet') =>
    each(
      column,
      wordsOf(cell(column), /[;,\s]+/),
      (word) => (ids.has(word) ? word : aamcIdIn(word)),
      noAamcId,
    );
  const wishes = people('meet');
  const [most] = each('most', [cell('most')].filter(Boolean), wholeNumber, noNumber);
  const tracks = several('tracks', (word) => trackNamed(season, word), 'no track of this season');
  const days = several('days', (word) => dayNamed(season, word), noDay(season));
  const hours = several('hours', hoursOf, noHours);
  const interviewer: ListedInterviewer = {
    name: cell('name').normalize('NFC'),
    address: cell('email').toLowerCase(),
    kinds: several('interviews', kindNamed, noKind),
    ...wordsIn(cell),
    ...(tracks.length > 0 ? { tracks } : {}),
    ...(days.length > 0 ? { days } : {}),
    ...(hours.length > 0 ? { hours } : {}),
    ...(most === undefined ? {} : { mostADay: most }),
    recusedFrom: people('not'),
    ...(wishes.length > 0 ? { wishes } : {}),
  };
  const others = [
    ...neededFaults(cell, interviewer),
    ...textFaults(interviewer),
    ...numberFaults(interviewer),
  ];
  return { interviewer, faults: [...faults, ...others] };
}

const kindsByWord: ReadonlyMap<string, MeetingKind> = new Map([
  ['team', 'team'],
  ['teams', 'team'],
  ...['1:1', '1-1', '1-on-1', '1 on 1', 'one-on-one', 'one on one', 'individual'].map(
    (word) => [word, 'one-on-one'] as const,
  ),
]);

/** What spreadsheets make of 1:1 and of 1-1, which they take for a time and for a day. */
const damagedSingle = /^(0?1:01(:00)?( ?am)?|1-jan|jan-01)$/;

function kindNamed(word: string): MeetingKind | undefined {
  const key = word.toLowerCase();
  return damagedSingle.test(key) ? 'one-on-one' : kindsByWord.get(key);
}

const noNumber = 'no number of interviews: write 1 to 99';
const noHours = 'no stretch of hours: write 8:00 AM - 12:00 PM';
const noKind = 'no kind of interview: write team or one-on-one';
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
      message: 'Say which interviews: team, one-on-one, or team; one-on-one.',
    },
  ];
  return faults.filter((fault) => fault !== false);
}

/** How long the texts are at most: a name as applicants' names, a phone as an interviewer enters it. */
const longest = { name: 200, team: 100, phone: 40, school: 200 } as const;

const flawWords: Readonly<Record<TextFlaw, string>> = {
  empty: 'holds nothing that can be seen: type it again',
  'too-long': 'is too long: shorten it',
  'control-character': 'holds a character that cannot be seen, or a line break: type it again on one line',
  'broken-character': 'was damaged on the way: save the list as “CSV UTF-8”, and type it again',
};

/** As for applicants' names: what is not one line that can be read is shown to nobody. */
function textFaults({ name, team = '', phone = '', schools = [] }: ListedInterviewer): readonly CellFault[] {
  const texts = [
    ['name', name],
    ['team', team],
    ['phone', phone],
  ] as const;
  const all = [...texts, ...schools.map((school) => ['school', school] as const)];
  const faults = all.flatMap(([column, text]): readonly CellFault[] => {
    if (text === '') return [];
    const flaw = textFlaw(text, longest[column]);
    const most = flaw === 'too-long' ? ` ${longest[column]} characters are the most.` : '';
    const message = flaw && `“${shownCell(text)}” ${flawWords[flaw]}.${most}`;
    const failed = formulaError(text);
    if (failed) return [{ column, message: `${failed}: type the text.` }];
    return message ? [{ column, message }] : [];
  });
  const hasAt = name.includes('@') && 'A name has no @: check the quotation marks and columns.';
  const severalTeams = team.includes(';') && 'An interviewer has one team: write one.';
  return [
    ...faults,
    ...(hasAt ? [{ column: 'name', message: hasAt } as const] : []),
    ...(severalTeams ? [{ column: 'team', message: severalTeams } as const] : []),
  ];
}

/** More than anybody has. */
const mostOf = { hours: 6, not: 200, meet: 200, school: 10 } as const;

function numberFaults({
  hours = [],
  schools = [],
  recusedFrom,
  wishes = [],
}: ListedInterviewer): readonly CellFault[] {
  const numbers = [
    ['hours', hours],
    ['school', schools],
    ['not', recusedFrom],
    ['meet', wishes],
  ] as const;
  return numbers.flatMap(([column, { length }]) =>
    length > mostOf[column]
      ? [{ column, message: `The cell has ${length} values, and ${mostOf[column]} are the most.` }]
      : [],
  );
}

/** What is taken as it is written; what is empty says nothing. */
function wordsIn(cell: Cell): Partial<Pick<ListedInterviewer, 'team' | 'phone' | 'schools'>> {
  const [team, phone] = [cell('team').normalize('NFC'), cell('phone').replace(/^'/, '')];
  const schools = listed(cell('school'));
  return {
    ...(team === '' ? {} : { team }),
    ...(phone === '' ? {} : { phone }),
    ...(schools.length > 0 ? { schools } : {}),
  };
}

function listed(text: string): readonly string[] {
  return wordsOf(text, ';');
}

function wordsOf(text: string, separator: string | RegExp): readonly string[] {
  return text
    .split(separator)
    .map((word) => word.trim())
    .filter(Boolean);
}

/** As an import reads it: a recusal or a wish under anything else would match nobody, and be believed. */
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

/** Written as a day of an export is. Which days there are is said, since a day that is well written can be a wrong one. */
function dayNamed({ days }: Season, word: string): CalendarDay | undefined {
  const { day } = readDay(word);
  return days.find(({ on }) => on === day)?.on;
}

function noDay({ days }: Season): string {
  const on = days.map((day) => day.on).toSorted();
  const [first, last] = [on[0], on.at(-1)];
  if (first === undefined || last === undefined) return 'no interview day: the season has none';
  return `no interview day of this season, which has ${counted(on.length, 'day')} from ${first} to ${last}`;
}

function hoursOf(word: string): Hours | undefined {
  const [from = '', until = '', ...more] = word.split(/\s*[-–]\s*/).map(wallTimeFrom);
  const isStretch = more.length === 0 && isWallTime(from) && isWallTime(until) && from < until;
  return isStretch ? { from: from as WallTime, until: until as WallTime } : undefined;
}
