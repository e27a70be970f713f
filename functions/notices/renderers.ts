import { isRequestWaiting } from '#domain/accommodations/ask-for-accommodation.ts';
import { nameOf } from '#domain/applications/application.ts';
import type { NoticeKind, NoticeOf, RecordWith, StoredRecord } from '#domain/contract.ts';
import { bookingsOf } from '#domain/history/offer-record.ts';
import type { Offer } from '#domain/offers/offer.ts';
import { seasonOfRecord, withReleasedStarts } from '#domain/offers/released-starts.ts';
import { isMoot } from '#domain/reminders/reminder-times.ts';
import { coordinatorAt, isAccommodationReader } from '#domain/season/coordinators.ts';
import { type Season, startOf } from '#domain/season/season.ts';
import { hasEnded } from '#domain/uploads/upload.ts';
import type { Instant } from '#domain/values/time.ts';
import { interviewerPageLink } from '#functions/links/interviewer-token.ts';
import { linkKeys } from '#functions/links/link-keys.ts';
import { tokenFor } from '#functions/links/link-token.ts';
import { signInTokenFor } from '#functions/links/sign-in-token.ts';
import { absoluteLinks } from '#functions/mail/absolute-links.ts';
import { renderMail } from '#functions/mail/mail.ts';
import { accommodationRequestMail } from '#functions/notices/mails/accommodations/accommodation-mails.ts';
import { bulkReviewEndedMail } from '#functions/notices/mails/desk/bulk-review-ended-mail.ts';
import { draftEndedMail } from '#functions/notices/mails/desk/draft-ended-mail.ts';
import { signInMail } from '#functions/notices/mails/desk/sign-in-mail.ts';
import { uploadEndedMail } from '#functions/notices/mails/desk/upload-ended-mail.ts';
import { interviewerLinkMail } from '#functions/notices/mails/interviewers/link-mail.ts';
import { type LateRecord, lateChangeMail } from '#functions/notices/mails/late-change.ts';
import { offerMail } from '#functions/notices/mails/offer-mail.ts';
import type { MailedRecord, OfferContext } from '#functions/notices/mails/passages.ts';
import { statusMail } from '#functions/notices/mails/status/status-mail.ts';
import type { Store } from '#functions/store/client.ts';
import { readSeasonDraft } from '#functions/store/drafts/season-drafts.ts';
import { readUpload } from '#functions/store/import-items/uploads.ts';
import { readInterviewers } from '#functions/store/interviewers/stored-interviewers.ts';
import { readApplication } from '#functions/store/items/applications.ts';
import { readOffer } from '#functions/store/items/offers.ts';
import { readApplied } from '#functions/store/items/records.ts';
import { readBulkReview } from '#functions/store/lists/bulk-reviews.ts';
import { interviewRenderers } from './interview-renderers.ts';
import { loadLeftBehind } from './left-behind.ts';
import type { Rendered, Renderer, RenderingSources } from './rendering.ts';

/**
 * How each kind of notice becomes a mail, or `undefined` if it is moot at the time of sending. A kind without a renderer
 * does not compile.
 */
export type Renderers = { readonly [K in NoticeKind]: Renderer<K> };

export const renderers: Renderers = {
  invitation: writeToApplicant,
  booking: writeToApplicant,
  'late-change': writeToCoordinator,
  reminder: async (sources, season, record, notice, at) => {
    const offer = await offerOf(sources.store, record);
    return !offer || isMoot(season, offer, record.about, at, record.part)
      ? undefined
      : writeToApplicant(sources, season, record, notice);
  },
  'accommodation-request': async ({ store, publicUrl }, season, record, { to }, at) => {
    const offer = await readOffer(store, season.id, record.offer);
    const isWaiting =
      offer !== undefined && isRequestWaiting(season, offer, at) && isAccommodationReader(season, to);
    const link = `${publicUrl}/desk/accommodations/${record.offer}`;
    return isWaiting
      ? { mail: accommodationRequestMail(season, link), to, record: { id: record.id, season: season.id } }
      : undefined;
  },
  'sign-in': async ({ publicUrl }, season, record, { to }, at) => {
    if (record.usedAt !== undefined || record.endsAt <= at) return undefined;
    const link = `${publicUrl}/desk/sign-in/${signInTokenFor(record, await linkKeys())}`;
    return { mail: signInMail(season, record, link), to };
  },
  'upload-ended': async ({ store, publicUrl }, season, { upload: id, version }, { to }) => {
    const upload = await readUpload(store, season.id, id);
    const isMeant = upload && (hasEnded(upload) || upload.version === version);
    if (!isMeant || upload.state === 'removed' || !coordinatorAt(season, to)) return undefined;
    return { mail: uploadEndedMail(season, upload, publicUrl), to };
  },
  status: async ({ store }, season, { application: id, as }, { to }) => {
    const application = await readApplication(store, season.id, id);
    if (application?.told?.as !== as) return undefined;
    const toName = nameOf(application.values);
    return { mail: statusMail(season, as, toName), to, toName };
  },
  'bulk-review-ended': async ({ store, publicUrl }, season, { bulk: id }, { to }) => {
    const bulk = await readBulkReview(store, season.id, id);
    if (!bulk || !coordinatorAt(season, to)) return undefined;
    return { mail: bulkReviewEndedMail(season, bulk, publicUrl), to };
  },
  'draft-ended': async ({ store, publicUrl }, season, { version }, { to }) => {
    if (!coordinatorAt(season, to)) return undefined;
    const draft = await readSeasonDraft(store, season.id);
    // Somebody may have begun the next draft by now, which says nothing of this one.
    const ended = draft?.version === version ? draft : {};
    return { mail: draftEndedMail(season, ended, publicUrl), to };
  },
  ...interviewRenderers,
  'interviewer-link': async ({ store, publicUrl }, season, _, { interviewer: id, generation }) => {
    const { interviewers } = await readInterviewers(store, season.id);
    const known = interviewers.find((each) => each.id === id);
    if (known?.generation !== generation) return undefined;
    const link = interviewerPageLink(publicUrl, { season: season.id, id, generation }, await linkKeys());
    const mail = interviewerLinkMail(season, known, link);
    return { mail, to: known.address, toName: known.name };
  },
  digest: async ({ publicUrl }, _season, { message }, { to }) => ({
    mail: {
      ...renderMail(message.subject, absoluteLinks(message.blocks, publicUrl)),
      ...(message.files ? { files: message.files } : {}),
    },
    to,
  }),
};

/** The notice of a record as a mail, and whom it goes to; `undefined` if nobody needs to be told anymore. */
export function rendered(
  sources: RenderingSources,
  season: Season,
  record: StoredRecord,
  notice: StoredRecord['notices'][number],
  at: Instant,
): Promise<Rendered | undefined> {
  // A notice comes from its own record; TypeScript cannot follow that through a lookup by a union.
  const render = renderers[notice.kind] as unknown as Renderer<NoticeKind>;
  return render(sources, season, record as RecordWith<NoticeKind>, notice, at);
}

/** To the address that is known now: a link is the newest one, and must not go to an address that was found to be wrong. */
async function writeToApplicant<R extends MailedRecord>(
  { store, publicUrl }: RenderingSources,
  season: Season,
  record: R,
  notice: OfferContext<R>['notice'],
): Promise<Rendered | undefined> {
  const offer = await offerOf(store, record);
  if (!offer) return undefined;
  const { email: to, name: toName } = offer.applicant;
  const link = `${publicUrl}/i/${tokenFor(offer, await linkKeys())}`;
  const then = await seasonAtRecord(store, season, record);
  return { mail: offerMail({ season: then, offer, record, notice: { ...notice, to }, link }), to, toName };
}

/**
 * To the coordinator of the notice. The mail service is not told of the offer: if the mail bounces, that says nothing of
 * the applicant's address.
 */
async function writeToCoordinator(
  { store, publicUrl }: RenderingSources,
  season: Season,
  record: LateRecord,
  { to }: NoticeOf<'late-change'>,
  at: Instant,
): Promise<Rendered | undefined> {
  const offer = await offerOf(store, record);
  if (!offer) return undefined;
  const then = seasonOfRecord(season, record);
  const { id } = record;
  const left = await loadLeftBehind(store, { season, before: bookingsOf(record).before, after: offer }, at);
  const mail = lateChangeMail({ season: then, offer, record, left, publicUrl });
  return { mail, to, record: { id, season: season.id } };
}

/**
 * The season with the starts of which the record speaks. A mail that is late may be about a day that a season file has taken
 * away since: its times are in the record of that file.
 */
async function seasonAtRecord(store: Store, season: Season, record: MailedRecord): Promise<Season> {
  const then = seasonOfRecord(season, record);
  const { seats = [] } = ('after' in record ? record.after : undefined) ?? {};
  if (seats.every((seat) => startOf(then, seat))) return then;
  const files = await readApplied(store, season.id);
  const gone = files.flatMap(({ replaced }) => replaced?.starts ?? []);
  return withReleasedStarts(
    then,
    gone.filter(({ on, name }) => !startOf(then, { on, start: name })),
  );
}

/** Nothing is written about an applicant whose data was erased, be it by hand. */
async function offerOf(store: Store, { season, offer }: MailedRecord): Promise<Offer | undefined> {
  const found = await readOffer(store, season, offer);
  return found?.erasedAt ? undefined : found;
}
