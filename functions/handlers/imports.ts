import * as z from 'zod/mini';
import { openFiles } from '#functions/files/file-store.ts';
import { now } from '#functions/runtime/clock.ts';
import { decisionContext } from '#functions/runtime/decision-context.ts';
import { required } from '#functions/runtime/environment.ts';
import { log } from '#functions/runtime/log.ts';
import { openStore } from '#functions/store/client.ts';
import { type BatchReply, failedRecords, streamEventOf, streamText } from '#functions/store/stream-event.ts';
import { workOnUpload } from '#functions/uploads/work-on-upload.ts';

const place = { store: openStore(required('table')), files: openFiles(required('files')) };

/** What the stream tells of an upload: enough to read the upload itself. */
const streamEvent = streamEventOf(z.object({ id: streamText, season: streamText }));

/**
 * Follows the uploads that wait for work: reads each file, or imports it. The stream tells the same twice, or late: the upload as
 * it is now says what is to be done. What failed, or was cut off by the end of its time, the stream hands over again, and it goes
 * on from there.
 */
export async function handler(event: unknown): Promise<BatchReply> {
  const failed: string[] = [];
  for (const { dynamodb } of streamEvent.parse(event).Records) {
    const { id, season } = dynamodb.NewImage;
    try {
      const after = await workOnUpload(place, { id, season }, () =>
        decisionContext({ kind: 'clock' }, now()),
      );
      log.info('upload', { upload: id, season, state: after?.state });
    } catch (error) {
      log.error('upload not worked on', { upload: id, season, error: error as Error });
      failed.push(dynamodb.SequenceNumber);
    }
  }
  return failedRecords(failed);
}
