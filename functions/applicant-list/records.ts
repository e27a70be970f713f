import { parse } from 'csv-parse/sync';
import type { RowNote } from './row-note.ts';

/** One record of a list, with the line on which it begins. */
export type Line = { readonly line: number; readonly cells: readonly string[] };

/** Larger than any list of applicants, and small enough to be held in memory several times. */
const MOST_CHARACTERS = 20_000_000;
const LONGEST_RECORD = 200_000;

/**
 * Takes comma-separated text apart (RFC 4180; semicolons or tabs if the first line has no comma). Where a record cannot
 * be read, a problem says from which line on.
 */
export function recordsOf(text: string): {
  readonly lines: readonly Line[];
  readonly problems: readonly RowNote[];
} {
  if (text.length > MOST_CHARACTERS)
    return { lines: [], problems: [atStart('The file is too large for a list.')] };
  const plain = text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
  const failed: string[] = [];
  const records = parse(plain, {
    delimiter: delimiterOf(plain),
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: LONGEST_RECORD,
    skip_records_with_error: true,
    on_skip: (error) => void failed.push(error?.code ?? ''),
  }) as unknown as readonly { record: string[]; info: { lines: number } }[];
  const lines = records.map(({ record }, index) => {
    return { line: (records[index - 1]?.info.lines ?? 0) + 1, cells: record.map((cell) => cell.trim()) };
  });
  const end = (records.at(-1)?.info.lines ?? 0) + 1;
  return {
    lines: lines.filter(({ cells }) => cells.some((cell) => cell !== '')),
    problems: failed.slice(0, 1).map((code) => ({ line: end, field: 'file', message: unread(end, code) })),
  };
}

function unread(line: number, code: string): string {
  const cause =
    code === 'CSV_QUOTE_NOT_CLOSED'
      ? 'a quotation mark is opened and never closed. Close it, or write it twice'
      : 'the text is damaged, or far too long. Check the quotation marks';
  return `Nothing from line ${line} on could be read: ${cause}.`;
}

function delimiterOf(text: string): string {
  const [header = ''] = text.trimStart().split('\n', 1);
  return [',', ';', '\t'].find((mark) => header.includes(mark)) ?? ',';
}

function atStart(message: string): RowNote {
  return { line: 1, field: 'file', message };
}
