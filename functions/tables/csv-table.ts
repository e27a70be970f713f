import { parse } from 'csv-parse/sync';
import { trimmedOfUnseen } from '#domain/values/revealed-text.ts';
import { separatorOf } from './separator.ts';
import { type IsKnownTitle, type Separator, type Table, type TableRow, tableLimits } from './table.ts';
import { watchLines } from './unread-lines.ts';

const LONGEST_RECORD = 200_000;

/** Stops the parser. */
class TooLarge extends Error {}

/**
 * Parses CSV (RFC 4180; or by semicolons or tabs, where they fit). Every line is in a row, is blank, or has a
 * problem, so that a misplaced quotation mark cannot drop an applicant silently. Blank lines take no memory.
 */
export function csvTable(text: string, isKnown: IsKnownTitle): Table {
  const lines = plainLines(text);
  const separator = separatorOf(lines, isKnown);
  try {
    return { ...parsed(lines, separator), separator };
  } catch (error) {
    if (!(error instanceof TooLarge)) throw error;
    return { rows: [], problems: [{ line: 1, message: error.message }], separator };
  }
}

function parsed(text: string, separator: Separator): Table {
  const rows: TableRow[] = [];
  const watch = watchLines(text);
  const failed = new Set<string>();
  let breaks = 0;
  let filled = 0;
  let endBefore = 0;
  parse(text, {
    ...csvOptions(separator),
    on_skip: (error) => void failed.add(error?.code ?? ''),
    on_record: (record: unknown, { lines: end }) => {
      const { record: texts } = record as { readonly record: readonly string[] };
      const inside = end - endBefore > 1 ? breaksIn(texts) : 0;
      endBefore = end;
      const line = end - inside;
      watch.pass(line, end);
      const cells = texts.map(trimmedOfUnseen);
      if (cells.some((cell) => cell !== '')) {
        rows.push({ line, row: line - breaks, cells });
        filled += cells.length;
      }
      breaks += inside;
      if (rows.length > tableLimits.rows) throw new TooLarge(tooMany('rows'));
      if (filled > tableLimits.cells) throw new TooLarge(tooMany('cells'));
      return null;
    },
  });
  return { rows, problems: watch.unread(failed.has('CSV_QUOTE_NOT_CLOSED')) };
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

function tooMany(what: 'rows' | 'cells'): string {
  return `The file has more than ${tableLimits[what]} ${what}: this is not a list of applicants.`;
}

function plainLines(text: string): string {
  return text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
}

function breaksIn(record: readonly string[]): number {
  return record.reduce((sum, cell) => sum + (cell.includes('\n') ? cell.split('\n').length - 1 : 0), 0);
}
