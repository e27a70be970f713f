import { parse } from 'csv-parse/sync';
import type { RowNote } from './row-note.ts';

/** One record of a list, with the line on which it begins. */
export type Line = { readonly line: number; readonly cells: readonly string[] };

/** Larger than any list of applicants, and small enough to fit in memory several times. */
const MOST_CHARACTERS = 20_000_000;
const LONGEST_RECORD = 200_000;

/**
 * Parses CSV (RFC 4180; semicolons or tabs if the first line has no comma). Every line is in a record or has a
 * problem, so that a misplaced quotation mark cannot drop an applicant silently.
 */
export function csvRecords(text: string): {
  readonly lines: readonly Line[];
  readonly problems: readonly RowNote[];
} {
  if (text.length > MOST_CHARACTERS)
    return { lines: [], problems: [atStart('The file is too large for a list.')] };
  const plain = text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
  const failed = new Set<string>();
  const records = parse(plain, {
    ...csvOptions(plain),
    on_skip: (error) => void failed.add(error?.code ?? ''),
  }) as unknown as readonly { record: string[]; info: { lines: number } }[];
  const lines: (Line & { readonly end: number })[] = records.map(({ record, info }) => ({
    line: info.lines - breaksIn(record),
    end: info.lines,
    cells: record.map((cell) => cell.trim()),
  }));
  return {
    lines: lines.filter(({ cells }) => cells.some((cell) => cell !== '')),
    problems: unreadLines(lines, plain, failed),
  };
}

/** The options of the CSV parser, also used by the bench as its baseline. */
export function csvOptions(text: string) {
  return {
    delimiter: delimiterOf(text),
    info: true,
    relax_column_count: true,
    max_record_size: LONGEST_RECORD,
    skip_records_with_error: true,
  } as const;
}

function breaksIn(record: readonly string[]): number {
  return record.reduce((sum, cell) => sum + cell.split('\n').length - 1, 0);
}

/** The lines that are in no record. */
function unreadLines(
  lines: readonly { readonly line: number; readonly end: number }[],
  text: string,
  failed: ReadonlySet<string>,
): readonly RowNote[] {
  const last = text.trim() === '' ? 0 : text.trimEnd().split('\n').length;
  const begins = [...lines.map(({ line }) => line), last + 1];
  return begins.flatMap((begin, index): RowNote[] => {
    const from = (lines[index - 1]?.end ?? 0) + 1;
    if (begin <= from) return [];
    const isRest = begin > last && failed.has('CSV_QUOTE_NOT_CLOSED');
    return [{ line: from, field: 'file', message: isRest ? restUnread(from) : unread(from, begin - 1) }];
  });
}

function restUnread(from: number): string {
  return `Nothing from line ${from} on could be read: a quotation mark is opened and never closed. Close it, or write it twice.`;
}

function unread(from: number, to: number): string {
  const which = from === to ? `Line ${from}` : `Lines ${from} to ${to}`;
  return `${which} could not be read: a quotation mark has slipped, or the text is damaged or far too long. Put the whole cell in quotation marks, and write each one inside it twice.`;
}

function delimiterOf(text: string): string {
  const [header = ''] = text.trimStart().split('\n', 1);
  return [',', ';', '\t'].find((mark) => header.includes(mark)) ?? ',';
}

function atStart(message: string): RowNote {
  return { line: 1, field: 'file', message };
}
