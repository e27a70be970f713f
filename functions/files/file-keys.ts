/** Where the files that coordinators upload are kept, and where the reports on them: nothing else is in the bucket. */
export const uploadsFolder = 'uploads';
export const reportsFolder = 'reports';

/** The key of a file that is about to be uploaded, without its name, which the browser fills in. */
export function uploadFolder(season: string, upload: string): string {
  return `${uploadsFolder}/${season}/${upload}`;
}

const LONGEST_NAME = 200;

/** The upload and the name of its file, of a key that is one of this season's; `undefined` for any other text. */
export function readUploadKey(
  season: string,
  key: string,
): { readonly upload: string; readonly name: string } | undefined {
  const start = `${uploadsFolder}/${season}/`;
  if (!key.startsWith(start) || key.length > 1_000) return undefined;
  const [, upload, path] = /^(upload_[0-9a-z]{26})\/(.+)$/s.exec(key.slice(start.length)) ?? [];
  // Some browsers send the whole path.
  const name = path?.split(/[\\/]/).at(-1)?.trim();
  return upload && name ? { upload, name: name.slice(0, LONGEST_NAME).toWellFormed() } : undefined;
}

/** The key of one part of the report on a version of an upload. */
export function reportKey(season: string, upload: string, version: number, part: string): string {
  return `${reportsFolder}/${season}/${upload}/${version}/${part}`;
}
