import {
  type Decision,
  type DecisionContext,
  decision,
  type Repeat,
  repeat,
} from '#domain/decisions/decision.ts';
import type { Upload, UploadChange } from './upload.ts';

export type UploadRequest = Pick<Upload, 'id' | 'season' | 'file' | 'purpose'>;

/** Begins to read a file that was handed over; asked for a second time, it has begun already. */
export function beginUpload(
  known: Upload | undefined,
  request: UploadRequest,
  { now, who }: Pick<DecisionContext, 'now' | 'who'>,
): Decision<Upload, UploadChange> | Repeat<Upload> {
  if (known) return repeat(known);
  const upload: Upload = {
    ...request,
    ...{ state: 'reading', who, startedAt: now, changedAt: now, version: 1 },
  };
  return decision(upload, [{ kind: 'put-upload', upload }]);
}
