import { SESClient } from '@aws-sdk/client-ses';
import * as z from 'zod/mini';
import { isBoardEvent } from '#functions/board/board-events.ts';
import { recountBoard } from '#functions/board/recount-board.ts';
import { deliver } from '#functions/notices/deliver-notices.ts';
import { now } from '#functions/runtime/clock.ts';
import { required } from '#functions/runtime/environment.ts';
import { log } from '#functions/runtime/log.ts';
import { openStore } from '#functions/store/client.ts';
import { type BatchReply, failedRecords, streamEventOf, streamText } from '#functions/store/stream-event.ts';

/** A mail service that does not answer keeps nobody else waiting: the function itself is given a minute. */
const answersWithin = { connectionTimeout: 1_000, requestTimeout: 5_000, throwOnRequestTimeout: true };

const post = {
  store: openStore(required('table')),
  ses: new SESClient({ requestHandler: answersWithin }),
  configurationSet: required('configurationSet'),
  publicUrl: required('publicUrl'),
};

/** What the stream tells of a new record: enough to read the record itself. */
const streamEvent = streamEventOf(
  z.object({ id: streamText, season: streamText, event: streamText, offer: z.optional(streamText) }),
);

type NewRecord = z.output<typeof streamEvent>['Records'][number];

/**
 * Follows the records that are new in the table: recounts the boards that they may have outdated, each once for the
 * batch, and sends their notices. The stream may deliver a record twice and starts over at the first one that failed; a record knows
 * which of its notices were sent, and they are not sent again.
 */
export async function handler(event: unknown): Promise<BatchReply> {
  const { Records: records } = streamEvent.parse(event);
  const [uncounted, unsent] = await Promise.all([recountBoards(records), sendNotices(records)]);
  return failedRecords([...uncounted, ...unsent]);
}

/** Returns the sequence numbers of the first record of each season whose board could not be counted. */
async function recountBoards(records: readonly NewRecord[]): Promise<readonly string[]> {
  const failed: string[] = [];
  const changing = records.filter(({ dynamodb }) => isBoardEvent(dynamodb.NewImage.event));
  for (const [season, [first]] of Map.groupBy(changing, ({ dynamodb }) => dynamodb.NewImage.season)) {
    try {
      await recountBoard(post.store, season);
    } catch (error) {
      log.error('board not counted', { season, error: error as Error });
      if (first) failed.push(first.dynamodb.SequenceNumber);
    }
  }
  return failed;
}

/** Returns the sequence numbers of the records of which a notice could not be sent. */
async function sendNotices(records: readonly NewRecord[]): Promise<readonly string[]> {
  const failed: string[] = [];
  for (const { dynamodb } of records) {
    const { id, season, offer } = dynamodb.NewImage;
    try {
      await deliver(post, { id, season, ...(offer === undefined ? {} : { offer }) }, now());
    } catch (error) {
      log.error('notice not sent', { record: id, offer, error: error as Error });
      failed.push(dynamodb.SequenceNumber);
    }
  }
  return failed;
}
