import type { DecisionContext } from '#domain/decisions/decision.ts';
import { type ApplyingResult, endApplying } from '#domain/uploads/apply-upload.ts';
import type { Upload } from '#domain/uploads/upload.ts';
import { applyImport } from '#functions/applications/apply-import.ts';
import { digestOf } from '#functions/applications/plan-file.ts';
import { attemptOrThrow } from '#functions/store/attempt-or-throw.ts';
import { readUpload } from '#functions/store/import-items/uploads.ts';
import { planUploadedFile } from './plan-uploaded-file.ts';
import type { UploadPlace } from './upload-place.ts';

/**
 * Imports the file as its dry run has shown it, and notes what came of it. An import that was stopped goes on where it was. If
 * the file would be read in another way by now, nothing is imported and it is to be looked at again.
 */
export async function applyUploadedFile(
  place: UploadPlace,
  upload: Upload,
  context: () => DecisionContext,
): Promise<void> {
  const byApprover = () => ({ ...context(), who: upload.approvedBy ?? upload.who });
  const result = await applied(place, upload, byApprover);
  await attemptOrThrow(
    place.store,
    upload.season,
    () => readUpload(place.store, upload.season, upload.id),
    (current) => endApplying(current, result, context()),
  );
}

async function applied(
  place: UploadPlace,
  upload: Upload,
  context: () => DecisionContext,
): Promise<ApplyingResult> {
  const planned = await planUploadedFile(place, upload);
  if ('problem' in planned) return { setback: 'outdated' };
  const { season, plan } = planned;
  const digest = digestOf(plan);
  if (digest !== upload.reading?.digest) return { setback: 'outdated' };
  const request = { season, plan, fileName: upload.file.name, takesOver: false };
  const result = await applyImport(place.store, request, context, async () => {});
  if ('job' in result) return result.job.file.digest === digest ? result : { setback: 'outdated' };
  switch (result.refusal.kind) {
    case 'import-running':
      return { setback: 'running' };
    case 'import-replaced':
      return { setback: 'replaced' };
    default:
      throw new Error('the import was too busy and goes on when it is tried again');
  }
}
