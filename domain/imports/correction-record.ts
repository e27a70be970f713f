import type { RecordFrame } from '#domain/decisions/change-record.ts';
import type { AskedColumn } from './column-corrections.ts';

/** What the columns of one title were read as, and what they are read as from now on. */
export type CorrectedColumn = {
  readonly title: string;
  readonly before: AskedColumn['use'];
  readonly after: AskedColumn['use'];
};

/** That a person has said what columns are: every later file of the season is read so. */
export type ColumnsCorrected = RecordFrame & {
  readonly event: 'columns-corrected';
  /** The version of the corrections after it. */
  readonly version: number;
  readonly columns: readonly CorrectedColumn[];
  readonly notices: readonly never[];
};
