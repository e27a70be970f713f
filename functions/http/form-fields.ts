import type { Request } from './request.ts';

/** The first value of a field in a form, urlencoded or multipart; `undefined` if it is not there. */
export function formField({ body = '', contentType }: Request, name: string): string | undefined {
  if (contentType === 'application/x-www-form-urlencoded')
    return new URLSearchParams(body).get(name) ?? undefined;
  if (contentType !== 'multipart/form-data') return undefined;
  const part = new RegExp(
    `content-disposition:[^\\r\\n]*; *name="${name}"[^\\r\\n]*\\r\\n\\r\\n([^\\r\\n]*)`,
    'i',
  );
  return part.exec(body)?.[1];
}
