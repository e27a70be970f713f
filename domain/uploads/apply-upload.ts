import type { AddRecord } from '#domain/decisions/change-record.ts';
import {
  type Decision,
  type DecisionContext,
  decision,
  type Refused,
  type Repeat,
  refuse,
  repeat,
  type Unchanged,
  unchanged,
} from '#domain/decisions/decision.ts';
import type { ImportJob, ImportRunning } from '#domain/imports/import-job.ts';
import { nextUpload } from './next-upload.ts';
import type { NothingToImport, Setback, Upload, UploadChange, UploadChanged } from './upload.ts';
import { type UploadEnded, uploadEnded } from './upload-record.ts';

/** What is known when a person says that a file is to be imported. */
export type ApplyStanding = { readonly upload: Upload | undefined; readonly current: ImportJob | undefined };

/**
 * Lets the file be imported as its dry run was shown in version `seen`. Refused where that is not what would happen now, and
 * while another file is being imported.
 */
export function applyUpload(
  { upload, current }: ApplyStanding,
  seen: number,
  context: DecisionContext,
):
  | Decision<Upload, UploadChange>
  | Repeat<Upload>
  | Refused<UploadChanged | NothingToImport | ImportRunning> {
  if (upload?.state === 'applying' || upload?.state === 'applied') return repeat(upload);
  if (upload?.state !== 'read' || upload.version !== seen) return refuse({ kind: 'upload-changed' });
  if (!isWorthApplying(upload, current)) return refuse({ kind: 'nothing-to-import' });
  if (current?.state === 'running' && current.file.digest !== upload.reading?.digest) {
    const { done, people, startedAt } = current;
    return refuse({ kind: 'import-running', file: current.file.name, done, people, startedAt });
  }
  const next = nextUpload(upload, { state: 'applying', approvedBy: context.who }, context);
  return decision(next.upload, next.changes);
}

/** A file that was half imported is worth going on with, although what is left may be known by now. */
export function isWorthApplying({ reading }: Upload, current: ImportJob | undefined): boolean {
  if (!reading || reading.isStopped) return false;
  const isHalfDone = current?.state === 'running' && current.file.digest === reading.digest;
  const { new: added, changed, answers = 0 } = reading.counts;
  return isHalfDone || added + changed + answers > 0;
}

/** What the import has come to: it is done, or back at the dry run. */
export type ApplyingResult = { readonly job: ImportJob } | { readonly setback: Setback };

/** Notes what the import of the file has come to, and tells the coordinator who said that it is to be imported. */
export function endApplying(
  current: Upload | undefined,
  result: ApplyingResult,
  context: DecisionContext,
): Decision<Upload, UploadChange | AddRecord<UploadEnded>> | Unchanged {
  if (current?.state !== 'applying') return unchanged;
  const changed: Partial<Upload> =
    'job' in result
      ? { state: 'applied', applied: { import: result.job.id, counts: result.job.counts } }
      : { state: 'read', setback: result.setback };
  const { upload, changes } = nextUpload(current, changed, context);
  return decision(upload, [...changes, uploadEnded(upload, upload.approvedBy ?? upload.who, context)]);
}
