import {
  type Decision,
  type DecisionContext,
  decision,
  type Unchanged,
  unchanged,
} from '#domain/decisions/decision.ts';
import { nextUpload } from './next-upload.ts';
import type { Upload, UploadChange, UploadReading } from './upload.ts';

/** What reading a file has come to. */
export type ReadingResult = { readonly reading: UploadReading } | { readonly problem: string };

/**
 * Notes what the file of the version `of` says, to be shown; or that nothing of it can be read, which ends the upload. What was
 * found of an earlier version says nothing about this one.
 */
export function endReading(
  current: Upload | undefined,
  of: number,
  result: ReadingResult,
  context: Pick<DecisionContext, 'now'>,
): Decision<Upload, UploadChange> | Unchanged {
  if (current?.state !== 'reading' || current.version !== of) return unchanged;
  const state = 'reading' in result ? 'read' : 'unreadable';
  const { upload, changes } = nextUpload(current, { ...result, state }, context);
  return decision(upload, changes);
}
