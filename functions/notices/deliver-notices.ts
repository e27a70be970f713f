import type { SESClient } from '@aws-sdk/client-ses';
import type { StoredRecord } from '#domain/contract.ts';
import type { RecordName } from '#domain/decisions/change-record.ts';
import type { Instant } from '#domain/values/time.ts';
import type { Letter } from '#functions/mail/mime.ts';
import { sendNotice } from '#functions/mail/send-with-ses.ts';
import { log } from '#functions/runtime/log.ts';
import type { Store } from '#functions/store/client.ts';
import { readRecord } from '#functions/store/items/records.ts';
import { seasonNow } from '#functions/store/items/season-cache.ts';
import { noteSending } from './record-outcome.ts';
import { rendered } from './renderers.ts';

/** What sending takes: where records are, who carries messages, and where the personal pages are. */
export type Post = {
  readonly store: Store;
  readonly ses: SESClient;
  readonly configurationSet: string;
  readonly publicUrl: string;
};

/**
 * Sends each notice of the record that has not been sent, one after the other, and notes what became of it. SES cannot
 * be told to take a message once only, so a message whose sending could not be noted goes out once more: after the
 * machine died between the two, or the answer of SES or the note was lost (docs/decisions/0014). It never goes missing.
 */
export async function deliver(post: Post, name: RecordName, at: Instant): Promise<void> {
  let record = await readRecord(post.store, name);
  for (const index of record?.notices.keys() ?? []) {
    if (record && !record.sent[index]) record = await deliverOne(post, record, index, at);
  }
}

/** Returns the record as it was when the sending was noted: another instance may have sent more of it meanwhile. */
async function deliverOne(
  post: Post,
  record: StoredRecord,
  index: number,
  at: Instant,
): Promise<StoredRecord | undefined> {
  const letter = await letterOf(post, record, index, at);
  const sent = letter ? await sendNotice(post.ses, post.configurationSet, letter) : moot;
  const known = await noteSending(post.store, record, index, { ...sent, at }, letter?.to);
  log.info('notice', {
    record: record.id,
    ...('offer' in record ? { offer: record.offer } : {}),
    event: record.event,
    notice: index,
    as: sent.as,
  });
  return known;
}

const moot = { as: 'moot', detail: 'it was answered, over or erased before it was sent' } as const;

async function letterOf(
  post: Post,
  record: StoredRecord,
  index: number,
  at: Instant,
): Promise<Letter | undefined> {
  // Not a remembered one: its sender is the organizer of the entries, from whom alone calendars take changes.
  const { season } = await seasonNow(post.store, record.season);
  const notice = record.notices[index];
  if (!notice) throw new Error(`record ${record.id} has no notice ${index}`);
  const mail = await rendered(post, season, record, notice, at);
  return mail && { season, record, index, sentAt: at, ...mail };
}
