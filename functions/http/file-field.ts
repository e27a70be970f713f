import type { Request } from './request.ts';

/** The text of a file that a form sent as multipart; `undefined` if the form has no such file. */
export function fileField(
  { headers, body }: Pick<Request, 'headers' | 'body'>,
  name: string,
): string | undefined {
  const boundary = /boundary="?([^";]+)"?/i.exec(headers['content-type'] ?? '')?.[1];
  if (!boundary || !body) return undefined;
  for (const part of body.split(`--${boundary}`)) {
    const end = part.indexOf('\r\n\r\n');
    const head = part.slice(0, Math.max(0, end));
    if (new RegExp(`content-disposition:[^\\r\\n]*; *name="${name}"`, 'i').test(head))
      return part.slice(end + 4).replace(/\r\n$/, '');
  }
  return undefined;
}
