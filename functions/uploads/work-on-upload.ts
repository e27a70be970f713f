import type { DecisionContext } from '#domain/decisions/decision.ts';
import { hasEnded, type Upload } from '#domain/uploads/upload.ts';
import { deleteFiles } from '#functions/files/file-store.ts';
import { readUpload } from '#functions/store/import-items/uploads.ts';
import { applyUploadedFile } from './apply-uploaded-file.ts';
import { readUploadedFile } from './read-uploaded-file.ts';
import type { UploadPlace } from './upload-place.ts';
import { deleteReport } from './upload-report.ts';
import { deleteUploadedIds } from './uploaded-ids.ts';

/**
 * Does what is to be done about an upload now, to its end: reads the file, or imports it, and takes it away once nothing more
 * is done with it. What was stopped anywhere is done again from where it was, as often as it is asked for.
 */
export async function workOnUpload(
  place: UploadPlace,
  { season, id }: Pick<Upload, 'season' | 'id'>,
  context: () => DecisionContext,
): Promise<Upload | undefined> {
  const before = await readUpload(place.store, season, id);
  if (before?.state === 'reading') await readUploadedFile(place, before, context);
  if (before?.state === 'applying') await applyUploadedFile(place, before, context);
  const after = await readUpload(place.store, season, id);
  if (after && hasEnded(after)) await deleteFilesOf(place, after);
  return after;
}

async function deleteFilesOf({ files }: UploadPlace, upload: Upload): Promise<void> {
  const { season, id, file, reading } = upload;
  await deleteFiles(files, [file.key]);
  if (reading) await deleteReport(files, { season, id, report: reading.report });
  await deleteUploadedIds(files, upload);
}
