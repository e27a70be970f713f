import type { Request } from './request.ts';

type Multipart = Pick<Request, 'headers' | 'bytes'>;

/** The bytes of a file that a form sent as multipart; `undefined` if the form has no such file. */
export function fileField({ headers, bytes }: Multipart, name: string): Uint8Array | undefined {
  const boundary = /boundary="?([^";]+)"?/i.exec(headers['content-type'] ?? '')?.[1];
  if (!boundary || !bytes) return undefined;
  // One character for each byte, so that nothing of a file is taken for text.
  for (const part of Buffer.from(bytes).toString('latin1').split(`--${boundary}`)) {
    const end = part.indexOf('\r\n\r\n');
    const head = part.slice(0, Math.max(0, end));
    if (new RegExp(`content-disposition:[^\\r\\n]*; *name="${name}"`, 'i').test(head))
      return Buffer.from(part.slice(end + 4).replace(/\r\n$/, ''), 'latin1');
  }
  return undefined;
}

/** The text of a field of several lines in a form that was sent as multipart; empty if the form has no such field. */
export function longField(request: Multipart, name: string): string {
  return Buffer.from(fileField(request, name) ?? []).toString('utf8');
}
