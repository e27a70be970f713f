import { isApplicationTitle } from '#domain/applications/columns/column-titles.ts';
import type { ImportPlan } from '#domain/applications/plan-import.ts';
import type { Season } from '#domain/season/season.ts';
import type { Upload } from '#domain/uploads/upload.ts';
import { planFile } from '#functions/applications/plan-file.ts';
import { readFileBytes } from '#functions/files/file-store.ts';
import { seasonNow } from '#functions/store/items/season-cache.ts';
import { readTable } from '#functions/tables/read-table.ts';
import { tableLimits } from '#functions/tables/table.ts';
import type { UploadPlace } from './upload-place.ts';
import type { ReadTable } from './upload-report.ts';

/** What the file would do now, or one sentence about why nothing can be read of it. */
export type PlannedUpload =
  | { readonly season: Season; readonly plan: ImportPlan; readonly table: ReadTable }
  | { readonly problem: string };

const problems = {
  gone: 'The file is not there any more: a file that nobody goes on with is deleted after a few days. Upload it again.',
  'too-large': 'The file is larger than 25 MB: export fewer columns, or fewer people at a time.',
} as const;

export async function planUploadedFile(
  { store, files }: UploadPlace,
  { season: id, file }: Upload,
): Promise<PlannedUpload> {
  const { season } = await seasonNow(store, id);
  const read = await readFileBytes(files, file.key, tableLimits.bytes);
  if ('missing' in read) return { problem: problems[read.missing] };
  const table = await readTable(read.bytes, isApplicationTitle);
  if ('problem' in table) return table;
  const { rows, ...rest } = table;
  return { season, plan: await planFile(store, season, { rows }), table: rest };
}
