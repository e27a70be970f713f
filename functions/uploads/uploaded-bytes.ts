import type { Upload } from '#domain/uploads/upload.ts';
import { type FileStore, readFileBytes } from '#functions/files/file-store.ts';
import { tableLimits } from '#functions/tables/table.ts';

const problems = {
  gone: 'The file is not there anymore: a file that nobody goes on with is deleted after a few days. Upload it again.',
  'too-large': 'The file is larger than 25 MB: export fewer columns, or fewer people at a time.',
} as const;

/** The bytes of an uploaded file, or one sentence about why there are none. */
export async function uploadedBytes(
  files: FileStore,
  { file }: Pick<Upload, 'file'>,
): Promise<{ readonly bytes: Uint8Array } | { readonly problem: string }> {
  const read = await readFileBytes(files, file.key, tableLimits.bytes);
  return 'missing' in read ? { problem: problems[read.missing] } : read;
}
