import type { FileFolder } from './file-folder.ts';
import { S3Refusal } from './s3-refusal.ts';

export type FormPlace = { readonly bucket: string; readonly files: FileFolder; readonly now: number };

type Policy = {
  readonly expiration: string;
  readonly conditions: readonly (readonly unknown[] | Readonly<Record<string, string>>)[];
};

/**
 * Takes a file from the form of a browser, if the form's policy allows it. Returns where the browser is sent on to, with the
 * bucket and the key in the query, as S3 does.
 */
export async function formUpload(
  { bucket, files, now }: FormPlace,
  type: string,
  body: Buffer,
): Promise<string> {
  const form = await formOf(type, body);
  const file = form.get('file');
  if (!(file instanceof File))
    throw new S3Refusal(400, 'InvalidArgument', 'POST requires exactly one file upload per request.');
  const key = String(form.get('key') ?? '').replaceAll(`\${filename}`, file.name);
  checkPolicy(policyOf(form), form, file.size, now);
  files.put(key, { bytes: Buffer.from(await file.arrayBuffer()), type: file.type });
  const location = new URL(String(form.get('success_action_redirect')));
  for (const [name, value] of Object.entries({ bucket, key, etag: '"local"' }))
    location.searchParams.set(name, value);
  return location.href;
}

async function formOf(type: string, body: Buffer): Promise<FormData> {
  try {
    return await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData();
  } catch {
    throw new S3Refusal(400, 'MalformedPOSTRequest', 'The body is not well-formed multipart/form-data.');
  }
}

function policyOf(form: FormData): Policy {
  const text = Buffer.from(String(form.get('Policy') ?? ''), 'base64').toString('utf8');
  try {
    return JSON.parse(text) as Policy;
  } catch {
    throw new S3Refusal(403, 'AccessDenied', 'The form has no policy.');
  }
}

function checkPolicy({ expiration, conditions }: Policy, form: FormData, size: number, now: number): void {
  if (Date.parse(expiration) < now) throw new S3Refusal(403, 'AccessDenied', 'Policy expired.');
  for (const condition of conditions) {
    const [kind, first, second] = Array.isArray(condition) ? condition : equalities(condition);
    if (kind === 'content-length-range' && (size < Number(first) || size > Number(second)))
      throw new S3Refusal(400, 'EntityTooLarge', 'Your proposed upload exceeds the maximum allowed size');
    const given = String(form.get(String(first).replace(/^\$/, '')) ?? '');
    if ((kind === 'eq' && given !== second) || (kind === 'starts-with' && !given.startsWith(String(second))))
      throw new S3Refusal(403, 'AccessDenied', `Invalid according to Policy: ${String(first)}`);
  }
}

/** `{"bucket": "x"}` is `["eq", "$bucket", "x"]`; what the form need not repeat is not looked for. */
function equalities(condition: object): readonly unknown[] {
  const [[name, value] = ['', '']] = Object.entries(condition);
  return name === 'bucket' ? ['bucket'] : ['eq', `$${name}`, value];
}
