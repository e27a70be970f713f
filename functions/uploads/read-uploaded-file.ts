import type { DecisionContext } from '#domain/decisions/decision.ts';
import { endReading, type ReadingResult } from '#domain/uploads/end-reading.ts';
import type { Upload } from '#domain/uploads/upload.ts';
import { countOutcomes } from '#functions/applications/count-outcomes.ts';
import { digestOf } from '#functions/applications/plan-file.ts';
import { attemptOrThrow } from '#functions/store/attempt-or-throw.ts';
import { readUpload } from '#functions/store/import-items/uploads.ts';
import { planUploadedFile } from './plan-uploaded-file.ts';
import { readUploadedList } from './read-uploaded-list.ts';
import type { UploadPlace } from './upload-place.ts';
import { deleteReport, writeReport } from './upload-report.ts';

/**
 * The dry run: writes what the file would change as a report, and then notes that it can be looked at. The report is written
 * under the version of the upload, so that of two who read the file at once neither mixes with the other.
 */
export async function readUploadedFile(
  place: UploadPlace,
  upload: Upload,
  context: () => DecisionContext,
): Promise<void> {
  const result =
    upload.purpose === 'facts' ? await readUploadedList(place, upload) : await readingOf(place, upload);
  await attemptOrThrow(
    place.store,
    upload.season,
    () => readUpload(place.store, upload.season, upload.id),
    (current) => endReading(current, upload.version, result, context()),
  );
  const before = upload.reading;
  if (before) await deleteReport(place.files, { ...upload, report: before.report });
}

async function readingOf(place: UploadPlace, upload: Upload): Promise<ReadingResult> {
  const planned = await planUploadedFile(place, upload);
  if ('problem' in planned) return planned;
  const { plan, table } = planned;
  await writeReport(place.files, upload, plan, table);
  const { unmentioned, audited } = plan;
  const answers = audited ? { answers: audited.news } : {};
  const counts = { ...countOutcomes(plan, table.problems), unmentioned, ...answers };
  const isStopped = plan.setup.length > 0;
  return { reading: { digest: digestOf(plan), counts, isStopped, report: upload.version } };
}
