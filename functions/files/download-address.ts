import { GetObjectCommand } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import type { FileStore } from './file-store.ts';

/** Long enough for a browser that is sent on at once, and no longer. */
const VALID_SECONDS = 60;

/** An address from which a browser downloads a file under `name`: a report may be larger than a function's answer. */
export async function downloadAddress(
  { client, bucket }: FileStore,
  key: string,
  name: string,
): Promise<string> {
  const command = new GetObjectCommand({
    Bucket: bucket,
    Key: key,
    ResponseContentDisposition: `attachment; filename="${name.replace(/[^\w.-]+/g, '-')}"`,
  });
  return getSignedUrl(client, command, { expiresIn: VALID_SECONDS });
}
