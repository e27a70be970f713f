import type { TableProblem } from './table.ts';

/** Watches which lines of a text become records. */
export type LineWatch = {
  /** The lines from `begin` to `end`, counted from 1, are one record. Records are passed in their order. */
  readonly pass: (begin: number, end: number) => void;
  /** A problem for every run of lines that was in no record and is not blank. */
  readonly unread: (isQuoteOpen: boolean) => readonly TableProblem[];
};

export function watchLines(text: string): LineWatch {
  const problems: TableProblem[] = [];
  const next = { line: 1, offset: 0 };
  /** Goes on to `line`, and returns the first and the last line on the way that are not blank. */
  const goTo = (line: number): readonly [number, number] | undefined => {
    let filled: [number, number] | undefined;
    while (next.line < line && next.offset < text.length) {
      const found = text.indexOf('\n', next.offset);
      const end = found < 0 ? text.length : found;
      if (text.slice(next.offset, end).trim() !== '') filled = [filled?.[0] ?? next.line, next.line];
      next.line += 1;
      next.offset = end + 1;
    }
    return filled;
  };
  const complain = (line: number, message: string) => void problems.push({ line, message });
  return {
    pass: (begin, end) => {
      const filled = goTo(begin);
      if (filled) complain(filled[0], unread(...filled));
      goTo(end + 1);
    },
    unread: (isQuoteOpen) => {
      const filled = goTo(Number.POSITIVE_INFINITY);
      if (filled) complain(filled[0], isQuoteOpen ? restUnread(filled[0]) : unread(...filled));
      return problems;
    },
  };
}

function restUnread(from: number): string {
  return `Nothing from line ${from} on could be read: a quotation mark is opened and never closed. Close it, or write it twice.`;
}

function unread(from: number, to: number): string {
  const which = from === to ? `Line ${from}` : `Lines ${from} to ${to}`;
  return `${which} could not be read: a quotation mark has slipped, or the text is damaged or far too long. Put the whole cell in quotation marks, and write each one inside it twice.`;
}
