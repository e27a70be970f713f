import type { SESClient } from '@aws-sdk/client-ses';
import { decision } from '../domain/decision.ts';
import type { ChangeRecord, Notice, Sending } from '../domain/record.ts';
import type { Season } from '../domain/season.ts';
import type { Instant } from '../domain/time.ts';
import { linkKeys } from './link-keys.ts';
import { tokenFor } from './links.ts';
import { log } from './log.ts';
import { sendNotice } from './mail.ts';
import { noteTrouble } from './mail-trouble.ts';
import type { Letter } from './mime.ts';
import { attempt } from './store/attempt.ts';
import type { Store } from './store/client.ts';
import type { StoredRecord } from './store/items.ts';
import { readOffer, readRecord } from './store/read.ts';
import { heldSeason } from './store/seasons.ts';
import type { Mail } from './views/mail.ts';
import { digestMail } from './views/mail-digest.ts';
import { offerMail } from './views/offer-mail.ts';

/** What sending takes: where records are, who carries messages, and where the personal pages are. */
export type Post = {
  readonly store: Store;
  readonly ses: SESClient;
  readonly configurationSet: string;
  readonly publicUrl: string;
};

type RecordName = Pick<ChangeRecord, 'id' | 'season' | 'offer'>;

/**
 * Sends each notice of the record that has not been sent, one after the other, and notes what became of it. Should the
 * machine die between the two, the message goes out once more; it never goes missing.
 */
export async function deliver(post: Post, name: RecordName, at: Instant): Promise<void> {
  const record = await readRecord(post.store, name);
  for (const index of record?.notices.keys() ?? []) {
    if (record && !record.sent[index]) await deliverOne(post, record, index, at);
  }
}

async function deliverOne(post: Post, record: StoredRecord, index: number, at: Instant): Promise<void> {
  const sent = await sendNotice(post.ses, post.configurationSet, await letterOf(post, record, index, at));
  await note(post.store, record, index, { ...sent, at });
  log.info('notice', {
    record: record.id,
    offer: record.offer,
    what: record.what,
    notice: index,
    as: sent.as,
  });
}

async function letterOf(post: Post, record: StoredRecord, index: number, at: Instant): Promise<Letter> {
  const season = await heldSeason(post.store, record.season);
  const notice = record.notices[index] as Notice;
  const written = await (record.offer === undefined
    ? { mail: digestMail(season, record) }
    : writeToApplicant(post, season, record, record.offer, notice));
  return { season, record, index, sentAt: at, ...written };
}

async function writeToApplicant(
  post: Post,
  season: Season,
  record: StoredRecord,
  id: string,
  notice: Notice,
): Promise<{ readonly mail: Mail; readonly toName: string }> {
  const offer = await readOffer(post.store, season.id, id);
  if (!offer) throw new Error(`record ${record.id} speaks of offer ${id}, which is not there`);
  const link = `${post.publicUrl}/i/${tokenFor(offer, await linkKeys())}`;
  return { mail: offerMail({ season, offer, record, notice, link }), toName: offer.applicant.name };
}

/** Notes what became of a notice; that it was refused for good is first put where a coordinator sees it. */
async function note(store: Store, record: StoredRecord, index: number, outcome: Sending): Promise<void> {
  const { season, offer: id } = record;
  if (outcome.as === 'refused' && id !== undefined) {
    await noteTrouble(
      store,
      { season, id },
      { kind: 'refused', at: outcome.at, why: outcome.detail },
      outcome.at,
    );
  }
  await attempt(
    store,
    season,
    () => readRecord(store, record),
    (known) =>
      known?.sent[index]
        ? { kind: 'repeat' }
        : decision([{ kind: 'note-sent', record, notice: index, outcome }]),
  );
}
