import type { Applicant } from '#domain/applications/applicant.ts';
import { givenNameFirst } from '#domain/applications/application.ts';
import type { Season, TrackId } from '#domain/season/season.ts';
import { isEmailAddress } from '#domain/values/email-address.ts';
import { formulaError } from '#domain/values/formula-error.ts';
import { type TextFlaw, textFlaw } from '#domain/values/plain-text.ts';
import { revealed, revealedBeyondAscii } from '#domain/values/revealed-text.ts';
import type { Separator, TableRow } from '#functions/tables/table.ts';

import type { Columns } from './header.ts';
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

const nameComplaints: Readonly<Record<Exclude<TextFlaw, 'control-character'>, string>> = {
  empty: 'The name is missing: add it.',
  'too-long': `The name is longer than ${LONGEST_NAME} characters: shorten it.`,
  'broken-character':
    'The name was damaged on the way: save the list as “CSV UTF-8”, and type the name again.',
};

const separatorNames: Readonly<Record<Separator, string>> = {
  ',': 'a comma',
  ';': 'a semicolon',
  '\t': 'a tab',
};

/**
 * Reads one record. Empty cells at its end mean nothing, and missing ones count as empty. A row that does not fit the
 * columns is one problem, because what stands in a wrong column would only repeat it.
 */
export function readRow(
  season: Season,
  columns: Columns,
  separator: Separator | undefined,
  { line, cells }: TableRow,
): ReadRow {
  const cell = (column: number) => cells[column] ?? '';
  const name = nameIn(columns, cells);
  const applicant = { id: idOf(cell(columns.id)), name, email: cell(columns.email) };
  const ticked = tickedTracks(season, columns.tracks.map(cell));
  const oddRow = whyOddRow(cells, columns.count, separator);
  const complaints: readonly (readonly [Field, string | undefined])[] = [
    ['row', swallowedRowProblem(usedCells(columns, cells))],
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
    problems: (oddRow ? [['row', oddRow] as const] : complaints).flatMap(([field, message]) =>
      message ? [{ line, field, message }] : [],
    ),
    remarks: remark ? [{ line, field: 'tracks', message: remark }] : [],
  };
}

function nameIn({ name, isLastNameFirst }: Columns, cells: readonly string[]): string {
  const parts = name.map((column) => cells[column] ?? '');
  const whole = parts.join(' ');
  const joined = (isPlain(whole) ? whole : whole.replace(/\s+/g, ' ')).trim().normalize('NFC');
  return isLastNameFirst ? givenNameFirst(joined) : joined;
}

/** Whether the only blanks are single spaces, as in nearly every name. */
function isPlain(text: string): boolean {
  return !text.includes('  ') && !/[^\S ]/.test(text);
}

/** What other columns hold, such as an essay with an address in it, is nobody's row. */
function usedCells({ id, name, email, tracks }: Columns, cells: readonly string[]): readonly string[] {
  return [id, ...name, email, ...tracks].map((column) => cells[column] ?? '');
}

function whyOddRow(
  cells: readonly string[],
  columns: number,
  separator: Separator | undefined,
): string | undefined {
  const filled = cells.findLastIndex((cell) => cell !== '') + 1;
  if (filled > columns)
    return `This row has ${filled} cells and the first line names ${columns} columns: ${wayOut(separator)}.`;
  if (cells.filter((cell) => cell !== '').length > 1) return undefined;
  return `Only ${shown(cells.join(''))} stands in this row: complete the row, or delete it.`;
}

function wayOut(separator: Separator | undefined): string {
  if (!separator) return 'name the column, or delete what stands beside the table';
  return `put a text with ${separatorNames[separator]} in quotation marks`;
}

/** A cell of several lines that contains an address has swallowed another applicant's row. */
function swallowedRowProblem(cells: readonly string[]): string | undefined {
  const swallowed = cells.find((cell) => cell.includes('\n') && cell.includes('@'));
  if (swallowed === undefined) return undefined;
  return `${shown(swallowed)} goes over several lines and holds an @: check that no quotation mark is missing.`;
}

/** An id that a spreadsheet took for a number and wrote with a decimal: `20990023.0` is `20990023`. */
function idOf(text: string): string {
  return text.replace(/^(\d+)\.0+$/, '$1');
}

function whyNoId(id: string): string | undefined {
  if (/^\d+(?:\.\d+)?e\+?\d+$/i.test(id))
    return `${shown(id)} is a number that a spreadsheet has shortened: format the column as text, and fill in the ids again.`;
  if (/^[a-z0-9][a-z0-9._-]{0,63}$/i.test(id)) return undefined;
  return id === ''
    ? 'The id is missing: add one, such as the AAMC id.'
    : `${shownExactly(id)} cannot be an id: use letters, digits, dots, hyphens and underscores, at most 64.`;
}

/** An address in the name means that quotes or columns are misaligned, and that two applicants may be mixed up. */
function nameProblem(name: string): string | undefined {
  const failed = formulaError(name);
  if (failed) return `${failed}: type the name.`;
  const flaw = textFlaw(name, LONGEST_NAME);
  if (flaw === 'control-character')
    return `${shown(name)} holds a character that cannot be seen: type it again by hand.`;
  if (flaw) return nameComplaints[flaw];
  return name.includes('@') ? `${shown(name)} holds an @: check the quotation marks and columns.` : undefined;
}

function whyNoEmail(email: string): string | undefined {
  if (isEmailAddress(email)) return undefined;
  return email === ''
    ? 'The email address is missing: add it.'
    : `${shownExactly(email)} is not an email address: correct it.`;
}

function shown(text: string): string {
  return `"${revealed(text.slice(0, 60).toWellFormed())}"`;
}

/** For texts of ASCII: other letters that look the same, such as a Cyrillic “а”, get their code points. */
function shownExactly(text: string): string {
  return `"${revealedBeyondAscii(text.slice(0, 60).toWellFormed())}"`;
}
