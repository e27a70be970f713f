import { isApplicationTitle } from '#domain/applications/columns/column-titles.ts';
import type { ReadingResult } from '#domain/uploads/end-reading.ts';
import type { Upload } from '#domain/uploads/upload.ts';
import { readIds } from '#functions/applications/read-ids.ts';
import { readTable } from '#functions/tables/read-table.ts';
import type { UploadPlace } from './upload-place.ts';
import { uploadedBytes } from './uploaded-bytes.ts';
import { writeUploadedIds } from './uploaded-ids.ts';

/** Reads the AAMC IDs of a list, be it a workbook, and writes them as a report, from which the form of facts takes them. */
export async function readUploadedList({ files }: UploadPlace, upload: Upload): Promise<ReadingResult> {
  const read = await uploadedBytes(files, upload);
  if ('problem' in read) return read;
  const table = await readTable(read.bytes, isApplicationTitle);
  if ('problem' in table) return table;
  const list = readIds(table);
  await writeUploadedIds(files, upload, list);
  return { ids: { count: list.ids.length, problems: list.problems.length, report: upload.version } };
}
