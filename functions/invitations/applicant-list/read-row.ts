import type { Applicant } from '#domain/applications/applicant.ts';
import type { Season, TrackId } from '#domain/season/season.ts';
import { isEmailAddress } from '#domain/values/email-address.ts';
import { type TextFlaw, textFlaw } from '#domain/values/plain-text.ts';
import type { Columns } from './header.ts';
import type { Line } from './records.ts';
import type { Field, RowNote } from './row-note.ts';
import { tickedTracks } from './ticked-tracks.ts';

/** An applicant on a list, with the tracks that they are considered for. */
export type ApplicantRow = {
  readonly line: number;
  readonly applicant: Applicant;
  readonly tracks: readonly TrackId[];
};

/** One record of the list. `applicant` is unvalidated unless there is no problem. */
export type ReadRow = ApplicantRow & {
  readonly problems: readonly RowNote[];
  readonly remarks: readonly RowNote[];
};

const LONGEST_NAME = 200;

const nameComplaints: Readonly<Record<TextFlaw, string>> = {
  empty: 'The name is missing: add it.',
  'too-long': `The name is longer than ${LONGEST_NAME} characters: shorten it.`,
  'control-character': 'The name holds a character that cannot be seen: type it again by hand.',
  'broken-character':
    'The name was damaged on the way: save the list as “CSV UTF-8”, and type the name again.',
};

export function readRow(season: Season, columns: Columns, { line, cells }: Line): ReadRow {
  const cell = (column: number) => cells[column] ?? '';
  const name = columns.name.map(cell).join(' ').replace(/\s+/g, ' ').trim().normalize('NFC');
  const applicant = { id: cell(columns.id), name, email: cell(columns.email) };
  const ticked = tickedTracks(season, cell(columns.tracks));
  const complaints: readonly (readonly [Field, string | undefined])[] = [
    ['row', whyOddRow(cells.length, columns.count) ?? swallowedRowProblem(cells)],
    ['id', whyNoId(applicant.id)],
    ['name', nameProblem(name)],
    ['email', whyNoEmail(applicant.email)],
    ['tracks', 'problem' in ticked ? ticked.problem : undefined],
  ];
  const remark = 'remark' in ticked ? ticked.remark : undefined;
  return {
    line,
    applicant,
    tracks: 'tracks' in ticked ? ticked.tracks : [],
    problems: complaints.flatMap(([field, message]) => (message ? [{ line, field, message }] : [])),
    remarks: remark ? [{ line, field: 'tracks', message: remark }] : [],
  };
}

function whyOddRow(cells: number, columns: number): string | undefined {
  if (cells === columns) return undefined;
  return `This row has ${cells} columns and the first line ${columns}: put a text with a comma in quotes.`;
}

/** A cell of several lines that contains an address has swallowed another applicant's row. */
function swallowedRowProblem(cells: readonly string[]): string | undefined {
  const swallowed = cells.find((cell) => cell.includes('\n') && cell.includes('@'));
  if (swallowed === undefined) return undefined;
  return `${shown(swallowed)} goes over several lines and holds an @: check that no quotation mark is missing.`;
}

function whyNoId(id: string): string | undefined {
  if (/^[a-z0-9][a-z0-9._-]{0,63}$/i.test(id)) return undefined;
  return id === ''
    ? 'The id is missing: add one, such as the AAMC id.'
    : `${shown(id)} cannot be an id: use letters, digits, dots, hyphens and underscores, at most 64.`;
}

/** An address in the name means that quotes or columns are misaligned, and that two applicants may be mixed up. */
function nameProblem(name: string): string | undefined {
  const flaw = textFlaw(name, LONGEST_NAME);
  if (flaw) return nameComplaints[flaw];
  return name.includes('@') ? `${shown(name)} holds an @: check the quotation marks and columns.` : undefined;
}

function whyNoEmail(email: string): string | undefined {
  if (isEmailAddress(email)) return undefined;
  return email === ''
    ? 'The email address is missing: add it.'
    : `${shown(email)} is not an email address: correct it.`;
}

function shown(text: string): string {
  return JSON.stringify(text.slice(0, 60).toWellFormed());
}
