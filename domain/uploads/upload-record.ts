import type { AddRecord, Notice, RecordFrame } from '#domain/decisions/change-record.ts';
import type { DecisionContext } from '#domain/decisions/decision.ts';
import { coordinatorNotices } from '#domain/sessions/coordinator-notices.ts';
import type { Upload } from './upload.ts';

/**
 * That the work on an uploaded file has come to something, for the coordinator who does not wait at its page. It names nobody and
 * no file: its mail is written from the upload as it is then.
 */
export type UploadEnded = RecordFrame & {
  readonly event: 'upload-ended';
  readonly upload: string;
  /** The upload's, after the change. */
  readonly version: number;
  readonly notices: readonly Notice<'upload-ended'>[];
};

/** The record of what the work has come to, with its notice to `asked` if that is a person of the desk. */
export function uploadEnded(
  { id, season, version }: Upload,
  asked: Upload['who'],
  { now, recordId, who }: DecisionContext,
): AddRecord<UploadEnded> {
  const record: UploadEnded = {
    ...{ id: recordId.replace('record', 'ended'), season, at: now, who },
    ...{ event: 'upload-ended', upload: id, version, notices: coordinatorNotices('upload-ended', asked) },
  };
  return { kind: 'add-record', record };
}
