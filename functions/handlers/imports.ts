import * as z from 'zod/mini';
import { openFiles } from '#functions/files/file-store.ts';
import { workOnPlannedDay } from '#functions/interviews/work-on-planned-day.ts';
import { workOnBulk } from '#functions/review/work-on-bulk.ts';
import { now } from '#functions/runtime/clock.ts';
import { decisionContext } from '#functions/runtime/decision-context.ts';
import { required } from '#functions/runtime/environment.ts';
import { log } from '#functions/runtime/log.ts';
import { workOnDraft } from '#functions/season-draft/work-on-draft.ts';
import { openStore } from '#functions/store/client.ts';
import { type BatchReply, failedRecords, streamEventOf, streamText } from '#functions/store/stream-event.ts';
import { table } from '#functions/store/table.ts';
import { workOnUpload } from '#functions/uploads/work-on-upload.ts';

const place = { store: openStore(required('table')), files: openFiles(required('files')) };

/** What the stream tells of a job: enough to read the job itself. */
const streamEvent = streamEventOf(
  z.object({ id: streamText, season: streamText, kind: z.optional(streamText) }),
);

/**
 * Follows the long work that waits: reads each uploaded file, or imports it, applies drafts of seasons, decides for many, plans interview days and tells people of their plans. The stream tells the same twice, or
 * late: the job as it is now says what is to be done. What failed, or was cut off by the end of its time, the stream hands over again, and it goes
 * on from there.
 */
export async function handler(event: unknown): Promise<BatchReply> {
  const failed: string[] = [];
  for (const { dynamodb } of streamEvent.parse(event).Records) {
    const { id, season, kind = table.uploadKind } = dynamodb.NewImage;
    try {
      const after = await work(kind, { id, season });
      log.info(kind, { id, season, state: after?.state });
    } catch (error) {
      log.error(`${kind} not worked on`, { id, season, error: error as Error });
      failed.push(dynamodb.SequenceNumber);
    }
  }
  return failedRecords(failed);
}

/** Does what is to be done about a job of this kind, to its end. */
function work(kind: string, name: { readonly id: string; readonly season: string }) {
  const context = () => decisionContext({ kind: 'clock' }, now());
  if (kind === table.draftKind) return workOnDraft(place.store, name.season, context);
  if (kind === table.bulkKind) return workOnBulk(place.store, name, now);
  if (kind === table.plannedDayKind) return workOnPlannedDay(place.store, name, context);
  return workOnUpload(place, name, context);
}
