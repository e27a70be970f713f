import { isApplicationTitle } from '#domain/applications/columns/column-titles.ts';
import type { Season } from '#domain/season/season.ts';
import type { Upload } from '#domain/uploads/upload.ts';
import { type FilePlan, planFile } from '#functions/applications/plan-file.ts';
import { seasonNow } from '#functions/store/items/season-cache.ts';
import { readTable } from '#functions/tables/read-table.ts';
import type { UploadPlace } from './upload-place.ts';
import type { ReadTable } from './upload-report.ts';
import { uploadedBytes } from './uploaded-bytes.ts';

/** What the file would do now, or one sentence about why nothing can be read of it. */
export type PlannedUpload =
  | { readonly season: Season; readonly plan: FilePlan; readonly table: ReadTable }
  | { readonly problem: string };

export async function planUploadedFile(
  { store, files }: UploadPlace,
  upload: Upload,
): Promise<PlannedUpload> {
  const { season } = await seasonNow(store, upload.season);
  const read = await uploadedBytes(files, upload);
  if ('problem' in read) return read;
  const table = await readTable(read.bytes, isApplicationTitle);
  if ('problem' in table) return table;
  const { rows, ...rest } = table;
  return { season, plan: await planFile(store, season, { rows }), table: rest };
}
