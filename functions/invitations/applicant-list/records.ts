import { parse } from 'csv-parse/sync';
import { trimmedOfUnseen } from '#domain/values/revealed-text.ts';
import type { RowNote } from './row-note.ts';
import { type Separator, separatorOf } from './separator.ts';
import { watchLines } from './unread-lines.ts';

/** One record of a list, with the line on which it begins. */
export type Line = { readonly line: number; readonly cells: readonly string[] };

/** What a list holds: its records that are not blank, and a problem for every line that is in none. */
export type ListRecords = {
  readonly lines: readonly Line[];
  readonly problems: readonly RowNote[];
  readonly separator: Separator;
};

/** Larger than any list of applicants, and small enough to fit in memory several times. */
const MOST_CHARACTERS = 20_000_000;
const MOST_ROWS = 50_000;
const LONGEST_RECORD = 200_000;

/** Stops the parser. */
class TooManyRows extends Error {}

/**
 * Parses CSV (RFC 4180; or by semicolons or tabs, where they fit). Every line is in a record, is blank, or has a
 * problem, so that a misplaced quotation mark cannot drop an applicant silently. Blank lines take no memory.
 */
export function csvRecords(text: string): ListRecords {
  const separator = separatorOf(plainLines(text));
  if (text.length > MOST_CHARACTERS) return refused(separator, 'The file is too large for a list.');
  try {
    return { ...parsed(plainLines(text), separator), separator };
  } catch (error) {
    if (!(error instanceof TooManyRows)) throw error;
    return refused(separator, `The file has more than ${MOST_ROWS} rows: this is not a list of applicants.`);
  }
}

function parsed(text: string, separator: Separator): Omit<ListRecords, 'separator'> {
  const lines: Line[] = [];
  const watch = watchLines(text);
  const failed = new Set<string>();
  parse(text, {
    ...csvOptions(separator),
    on_skip: (error) => void failed.add(error?.code ?? ''),
    on_record: (record: unknown, { lines: end }) => {
      const { record: texts } = record as { readonly record: readonly string[] };
      const begin = end - breaksIn(texts);
      watch.pass(begin, end);
      const cells = texts.map(trimmedOfUnseen);
      if (cells.some((cell) => cell !== '')) lines.push({ line: begin, cells });
      if (lines.length > MOST_ROWS) throw new TooManyRows();
      return null;
    },
  });
  return { lines, problems: watch.unread(failed.has('CSV_QUOTE_NOT_CLOSED')) };
}

/** The options of the CSV parser, also used by the bench as its baseline. */
export function csvOptions(delimiter: Separator) {
  return {
    delimiter,
    info: true,
    relax_column_count: true,
    max_record_size: LONGEST_RECORD,
    skip_empty_lines: true,
    skip_records_with_error: true,
  } as const;
}

function plainLines(text: string): string {
  return text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
}

function breaksIn(record: readonly string[]): number {
  return record.reduce((sum, cell) => sum + cell.split('\n').length - 1, 0);
}

function refused(separator: Separator, message: string): ListRecords {
  return { lines: [], problems: [{ line: 1, field: 'file', message }], separator };
}
