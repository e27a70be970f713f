import type { Upload } from '#domain/uploads/upload.ts';
import type { UploadPart } from '#functions/uploads/upload-report.ts';

export const importsPath = '/desk/imports';

/** Where the bucket sends the browser once it has the file. */
export const arrivedPath = `${importsPath}/arrived`;

/** The page of a list of facts that was uploaded. */
export function factFilePath({ id }: Pick<Upload, 'id'>): string {
  return `/desk/facts/file/${id}`;
}

/** The page of one file, or what can be done there. */
export function importPath({ id }: Pick<Upload, 'id'>, action = ''): string {
  return `${importsPath}/${id}${action && `/${action}`}`;
}

/** One page of the rows of a report. */
export function rowsPath(upload: Pick<Upload, 'id'>, part: UploadPart, page = 1): string {
  return `${importPath(upload, 'rows')}?part=${part}${page > 1 ? `&page=${page}` : ''}`;
}
