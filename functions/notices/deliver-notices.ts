import type { SESClient } from '@aws-sdk/client-ses';
import type { ChangeRecord, Notice, StoredRecord } from '#domain/decisions/change-record.ts';
import { withReleasedStarts } from '#domain/offers/released-starts.ts';
import type { Season } from '#domain/season/season.ts';
import type { Instant } from '#domain/values/time.ts';
import { digestMail } from '#functions/digest/digest-mail.ts';
import { linkKeys } from '#functions/links/link-keys.ts';
import { tokenFor } from '#functions/links/link-token.ts';
import type { Letter } from '#functions/mail/mime.ts';
import { sendNotice } from '#functions/mail/send-with-ses.ts';
import { offerMail } from '#functions/notices/mails/offer-mail.ts';
import { log } from '#functions/runtime/log.ts';
import type { Store } from '#functions/store/client.ts';
import { readOffer } from '#functions/store/offers.ts';
import { readRecord } from '#functions/store/records.ts';
import { seasonNow } from '#functions/store/season-cache.ts';
import { noteSending } from './record-outcome.ts';

/** What sending takes: where records are, who carries messages, and where the personal pages are. */
export type Post = {
  readonly store: Store;
  readonly ses: SESClient;
  readonly configurationSet: string;
  readonly publicUrl: string;
};

type RecordName = Pick<ChangeRecord, 'id' | 'season' | 'offer'>;

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

/** Answers the record as it was when the sending was noted: another instance may have sent more of it meanwhile. */
async function deliverOne(
  post: Post,
  record: StoredRecord,
  index: number,
  at: Instant,
): Promise<StoredRecord | undefined> {
  const letter = await letterOf(post, record, index, at);
  const sent = await sendNotice(post.ses, post.configurationSet, letter);
  const known = await noteSending(post.store, record, index, { ...sent, at }, letter.to);
  log.info('notice', {
    record: record.id,
    offer: record.offer,
    what: record.what,
    notice: index,
    as: sent.as,
  });
  return known;
}

async function letterOf(post: Post, record: StoredRecord, index: number, at: Instant): Promise<Letter> {
  // Not a remembered one: its sender is the organizer of the entries, from whom alone calendars take changes.
  const season = withReleasedStarts((await seasonNow(post.store, record.season)).season, record.left);
  const notice = record.notices[index] as Notice;
  const written = await (record.offer === undefined
    ? { mail: digestMail(season, record), to: notice.to }
    : writeToApplicant(post, season, record, record.offer, notice));
  return { season, record, index, sentAt: at, ...written };
}

/** To the address that is known now: a link is the newest one, and must not go to an address that was found to be wrong. */
async function writeToApplicant(
  post: Post,
  season: Season,
  record: StoredRecord,
  id: string,
  notice: Notice,
): Promise<Pick<Letter, 'mail' | 'to' | 'toName'>> {
  const offer = await readOffer(post.store, season.id, id);
  if (!offer) throw new Error(`record ${record.id} speaks of offer ${id}, which is not there`);
  const { email: to, name: toName } = offer.applicant;
  const link = `${post.publicUrl}/i/${tokenFor(offer, await linkKeys())}`;
  return { mail: offerMail({ season, offer, record, notice: { ...notice, to }, link }), to, toName };
}
