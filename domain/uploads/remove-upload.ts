import {
  type Decision,
  type DecisionContext,
  decision,
  type Refused,
  type Repeat,
  refuse,
  repeat,
} from '#domain/decisions/decision.ts';
import { nextUpload } from './next-upload.ts';
import { hasEnded, type Upload, type UploadChange, type UploadChanged } from './upload.ts';

/** Takes the file away without importing it, whatever version of it was shown; not while it is being imported. */
export function removeUpload(
  current: Upload | undefined,
  context: DecisionContext,
): Decision<Upload, UploadChange> | Repeat<Upload> | Refused<UploadChanged> {
  if (!current || current.state === 'applying') return refuse({ kind: 'upload-changed' });
  if (hasEnded(current)) return repeat(current);
  const { upload, changes } = nextUpload(current, { state: 'removed' }, context);
  return decision(upload, changes);
}
