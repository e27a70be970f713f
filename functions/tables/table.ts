/** What can separate the cells of a row. */
export type Separator = ',' | ';' | '\t';

/** One row that is not blank: the `line` of the file on which it begins, and its `row` in a spreadsheet, from 1. */
export type TableRow = { readonly line: number; readonly row: number; readonly cells: readonly string[] };

/** Why something of the file could not be read, and the line of the file where that begins. */
export type TableProblem = { readonly line: number; readonly message: string };

/** What a file holds. Every line of it is in a row, is blank, or has a problem. The first row names the columns. */
export type Table = {
  readonly rows: readonly TableRow[];
  readonly problems: readonly TableProblem[];
  /** What a person should know of how the file was read. */
  readonly remark?: string;
  /** What separates the cells; absent in a workbook. */
  readonly separator?: Separator;
};

/** A file of which nothing can be read, with one sentence about the reason and the way on. */
export type Unreadable = { readonly problem: string };

/** Whether a column of this title is one that the reader of the table looks for. */
export type IsKnownTitle = (title: string) => boolean;

/** Larger than any list of applicants, and small enough to fit in memory several times. */
export const tableLimits = { bytes: 25 * 1024 * 1024, rows: 50_000, cells: 6_000_000 } as const;

/** The way on for every file that cannot be read. */
export const SAVE_AS_CSV = 'in the spreadsheet, save the list as “CSV UTF-8”';
