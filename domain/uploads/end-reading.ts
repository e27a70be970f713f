import type { AddRecord } from '#domain/decisions/change-record.ts';
import {
  type Decision,
  type DecisionContext,
  decision,
  type Unchanged,
  unchanged,
} from '#domain/decisions/decision.ts';
import { plusHours } from '#domain/values/time.ts';
import { nextUpload } from './next-upload.ts';
import type { Upload, UploadChange, UploadedIds, UploadReading } from './upload.ts';
import { type UploadEnded, uploadEnded } from './upload-record.ts';

/** A coordinator who waits longer has gone on to something else, and is told by mail. */
const WAITED_MINUTES = 1;

/** What reading a file has come to. */
export type ReadingResult =
  | { readonly reading: UploadReading }
  | { readonly ids: UploadedIds }
  | { readonly problem: string };

/**
 * Notes what the file of the version `of` says, to be shown; or that nothing of it can be read, which ends the upload. What was
 * found of an earlier version says nothing about this one. A coordinator who had to wait for long is told by mail.
 */
export function endReading(
  current: Upload | undefined,
  of: number,
  result: ReadingResult,
  context: DecisionContext,
): Decision<Upload, UploadChange | AddRecord<UploadEnded>> | Unchanged {
  if (current?.state !== 'reading' || current.version !== of) return unchanged;
  const state = 'problem' in result ? 'unreadable' : 'read';
  const { upload, changes } = nextUpload(current, { ...result, state }, context);
  const hasWaited = context.now > plusHours(current.changedAt, WAITED_MINUTES / 60);
  return decision(upload, [...changes, ...(hasWaited ? [uploadEnded(upload, upload.who, context)] : [])]);
}
