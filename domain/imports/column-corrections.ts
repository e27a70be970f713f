import type { ChosenUse } from '#domain/applications/columns/use-by-hand.ts';
import type { Who } from '#domain/decisions/change-record.ts';
import type { Instant } from '#domain/values/time.ts';

/** What a person has said that the columns with one title are. */
export type ColumnCorrection = {
  readonly title: string;
  readonly use: ChosenUse;
  readonly who: Who;
  readonly at: Instant;
};

/** All that was said of columns by hand in a season; it holds for every later file in which a title is found again. */
export type ColumnCorrections = {
  readonly season: string;
  readonly version: number;
  readonly columns: readonly ColumnCorrection[];
};

/** `use`: what the columns of this title are, or `as-titled` to take back what was said of them. */
export type AskedColumn = { readonly title: string; readonly use: ChosenUse | 'as-titled' };

export type CorrectionChange = {
  readonly kind: 'put-column-corrections';
  readonly corrections: ColumnCorrections;
  readonly replaces?: number;
};
