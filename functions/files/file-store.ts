import {
  DeleteObjectCommand,
  GetObjectCommand,
  PutObjectCommand,
  S3Client,
  type S3ClientConfig,
  S3ServiceException,
} from '@aws-sdk/client-s3';

/** The bucket of uploaded files and the client through which it is reached. */
export type FileStore = { readonly client: S3Client; readonly bucket: string };

/** A file store on `bucket`. Endpoint, region and credentials come from the SDK's own sources unless `config` says else. */
export function openFiles(bucket: string, config: S3ClientConfig = {}): FileStore {
  return { client: new S3Client({ maxAttempts: 3, ...config }), bucket };
}

/** Why a file was not read. */
export type NoFile = { readonly missing: 'gone' | 'too-large' };

/** The bytes of a file of at most `most` bytes. Of a larger one nothing is loaded. */
export async function readFileBytes(
  { client, bucket }: FileStore,
  key: string,
  most: number,
): Promise<{ readonly bytes: Uint8Array } | NoFile> {
  try {
    const { Body, ContentLength = 0 } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
    if (!Body) return { missing: 'gone' };
    if (ContentLength <= most) return { bytes: await Body.transformToByteArray() };
    // The rest of the answer is not wanted.
    if ('destroy' in Body) Body.destroy();
    return { missing: 'too-large' };
  } catch (error) {
    if (isGone(error)) return { missing: 'gone' };
    throw error;
  }
}

/** Who may not list a bucket is told of a missing file that access is denied. */
function isGone(error: unknown): boolean {
  return (
    error instanceof S3ServiceException && ['NoSuchKey', 'NotFound', 'AccessDenied'].includes(error.name)
  );
}

export type FileType = 'application/json' | 'text/csv; charset=utf-8';

export async function writeFileText(
  { client, bucket }: FileStore,
  key: string,
  text: string,
  type: FileType,
): Promise<void> {
  await client.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: text, ContentType: type }));
}

/** Deletes the files; one that is not there is deleted already. */
export async function deleteFiles({ client, bucket }: FileStore, keys: readonly string[]): Promise<void> {
  await Promise.all(keys.map((key) => client.send(new DeleteObjectCommand({ Bucket: bucket, Key: key }))));
}
