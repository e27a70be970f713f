import type { AddRecord } from '#domain/decisions/change-record.ts';
import {
  type Decision,
  type DecisionContext,
  decision,
  type Refused,
  refuse,
  type Unchanged,
} from '#domain/decisions/decision.ts';
import type { AskedColumn, ColumnCorrections, CorrectionChange } from '#domain/imports/column-corrections.ts';
import { correctColumns } from '#domain/imports/correct-columns.ts';
import type { ColumnsCorrected } from '#domain/imports/correction-record.ts';
import { nextUpload } from './next-upload.ts';
import type { Upload, UploadChange, UploadChanged } from './upload.ts';

/** What is known when columns are corrected: the upload, and what was said of columns before. */
export type CorrectionStanding = {
  readonly upload: Upload | undefined;
  readonly corrections: ColumnCorrections | undefined;
};

/** Remembers what a person says of the columns of a file that was shown in version `seen`, and reads the file again. */
export function correctUpload(
  { upload: current, corrections }: CorrectionStanding,
  seen: number,
  asked: readonly AskedColumn[],
  context: DecisionContext,
):
  | Decision<Upload, UploadChange | CorrectionChange | AddRecord<ColumnsCorrected>>
  | Unchanged
  | Refused<UploadChanged> {
  if (current?.state !== 'read' || current.version !== seen) return refuse({ kind: 'upload-changed' });
  const corrected = correctColumns(corrections, current.season, asked, context);
  if (corrected.kind === 'unchanged') return corrected;
  const { upload, changes } = nextUpload(current, { state: 'reading' }, context);
  return decision(upload, [...changes, ...corrected.changes]);
}

/** Reads the file again that was shown in version `seen`: the season or the applications may have changed since. */
export function readAgain(
  current: Upload | undefined,
  seen: number,
  context: DecisionContext,
): Decision<Upload, UploadChange> | Refused<UploadChanged> {
  const isAble = current?.state === 'read' || current?.state === 'reading';
  if (!isAble || current.version !== seen) return refuse({ kind: 'upload-changed' });
  const { upload, changes } = nextUpload(current, { state: 'reading' }, context);
  return decision(upload, changes);
}
