import * as z from 'zod/mini';
import type { Upload } from '#domain/uploads/upload.ts';
import { reportKey } from '#functions/files/file-keys.ts';
import { deleteFiles, type FileStore, readFileBytes, writeFileText } from '#functions/files/file-store.ts';

const IDS = 'ids.json';
const MOST_BYTES = 5 * 1024 * 1024;

/** So many problems of a list are told. */
const MOST_PROBLEMS = 100;

const idsItem = z.object({ ids: z.array(z.string()), problems: z.array(z.string()) });

/** What was read of a list of AAMC IDs: the ids, and why it cannot be used as a whole. */
export type ReadList = { readonly ids: readonly string[]; readonly problems: readonly string[] };

export async function writeUploadedIds(
  files: FileStore,
  { season, id, version }: Upload,
  { ids, problems }: ReadList,
): Promise<void> {
  const body = JSON.stringify({ ids, problems: problems.slice(0, MOST_PROBLEMS) });
  await writeFileText(files, reportKey(season, id, version, IDS), body, 'application/json');
}

/** `undefined` where nothing is kept of it anymore. */
export async function readUploadedIds(
  files: FileStore,
  { season, id, ids }: Upload,
): Promise<ReadList | undefined> {
  if (!ids) return undefined;
  const read = await readFileBytes(files, reportKey(season, id, ids.report, IDS), MOST_BYTES);
  return 'bytes' in read ? idsItem.parse(JSON.parse(Buffer.from(read.bytes).toString('utf8'))) : undefined;
}

export async function deleteUploadedIds(files: FileStore, { season, id, ids }: Upload): Promise<void> {
  if (ids) await deleteFiles(files, [reportKey(season, id, ids.report, IDS)]);
}
