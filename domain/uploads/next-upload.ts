import type { DecisionContext } from '#domain/decisions/decision.ts';
import type { Upload, UploadChange } from './upload.ts';

/** The upload with `changed`, one version on. What is told of a setback is told until the next change. */
export function nextUpload(
  { setback: _, ...upload }: Upload,
  changed: Partial<Upload>,
  { now }: Pick<DecisionContext, 'now'>,
): { readonly upload: Upload; readonly changes: readonly [UploadChange] } {
  const next = { ...upload, ...changed, changedAt: now, version: upload.version + 1 };
  return { upload: next, changes: [{ kind: 'put-upload', upload: next, replaces: upload.version }] };
}
