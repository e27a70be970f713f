import { SESClient } from '@aws-sdk/client-ses';
import * as z from 'zod/mini';
import { deliver } from '#functions/notices/deliver-notices.ts';
import { now } from '#functions/runtime/clock.ts';
import { required } from '#functions/runtime/environment.ts';
import { log } from '#functions/runtime/log.ts';
import { openStore } from '#functions/store/client.ts';

/** A mail service that does not answer keeps nobody else waiting: the function itself is given a minute. */
const answersWithin = { connectionTimeout: 1_000, requestTimeout: 5_000, throwOnRequestTimeout: true };

const post = {
  store: openStore(required('table')),
  ses: new SESClient({ requestHandler: answersWithin }),
  configurationSet: required('configurationSet'),
  publicUrl: required('publicUrl'),
};

const text = z.pipe(
  z.object({ S: z.string() }),
  z.transform(({ S }) => S),
);

/** What the stream tells of a new record: enough to read the record itself. */
const streamEvent = z.object({
  Records: z.array(
    z.object({
      dynamodb: z.object({
        SequenceNumber: z.string(),
        NewImage: z.object({ id: text, season: text, offer: z.optional(text) }),
      }),
    }),
  ),
});

type BatchReply = { readonly batchItemFailures: readonly { readonly itemIdentifier: string }[] };

/**
 * Sends the notices of records that are new in the table. The stream may tell of a record twice and begins again at the
 * first one that failed; what was sent is known by the record and not sent again.
 */
export async function handler(event: unknown): Promise<BatchReply> {
  const failed: { readonly itemIdentifier: string }[] = [];
  for (const { dynamodb } of streamEvent.parse(event).Records) {
    const { id, season, offer } = dynamodb.NewImage;
    try {
      await deliver(post, { id, season, ...(offer === undefined ? {} : { offer }) }, now());
    } catch (error) {
      log.error('notice not sent', { record: id, offer, error: error as Error });
      failed.push({ itemIdentifier: dynamodb.SequenceNumber });
    }
  }
  return { batchItemFailures: failed };
}
