import { createPresignedPost } from '@aws-sdk/s3-presigned-post';
import { uploadFolder } from './file-keys.ts';
import type { FileStore } from './file-store.ts';

/** A form by which a browser hands a file to the bucket: where it goes, and the hidden fields that come before the file. */
export type UploadForm = { readonly url: string; readonly fields: Readonly<Record<string, string>> };

/** Somebody chooses a file and comes back from lunch. */
const VALID_SECONDS = 3600;
/** Far more than is ever read, so that our own words refuse what is too large, and not a page of XML. */
const MOST_BYTES = 200 * 1024 * 1024;

/**
 * The form for one file, which a function would not take: a request to Lambda has at most 6 MB. It works without script. The
 * bucket sends the browser on to `thenTo`, with the key of the file in the query.
 */
export async function uploadForm(
  { client, bucket }: FileStore,
  season: string,
  upload: string,
  thenTo: string,
): Promise<UploadForm> {
  return createPresignedPost(client, {
    Bucket: bucket,
    Key: `${uploadFolder(season, upload)}/\${filename}`,
    Conditions: [
      ['content-length-range', 0, MOST_BYTES],
      ['eq', '$success_action_redirect', thenTo],
    ],
    Fields: { success_action_redirect: thenTo },
    Expires: VALID_SECONDS,
  });
}
