import { decision, unchanged } from '#domain/decisions/decision.ts';
import { noteMailArrived, noteMailTrouble } from '#domain/delivery/delivery-status.ts';
import type { MailTrouble, Offer } from '#domain/offers/offer.ts';
import { type Instant, instant } from '#domain/values/time.ts';
import { loadStanding } from '#functions/booking/load-standing.ts';
import { decisionContext } from '#functions/runtime/decision-context.ts';
import { attemptOrThrow } from '#functions/store/attempt-or-throw.ts';
import type { Store } from '#functions/store/client.ts';
import { readRecord } from '#functions/store/items/records.ts';
import type { OfferName } from '#functions/store/keys.ts';
import { type MailEvent, noticeIn, troubleIn } from './mail-event.ts';

/**
 * Notes on the offer that mail did not reach the applicant, or reaches them again. SES reports in any order and more than
 * once, and two reports may be heard at the same time. A bounce that may be an automatic reply is none if its message has
 * arrived: an arrival is noted before the offer is read, and such a bounce before the arrival is read, so one sees the other.
 */
export async function noteMailEvent(
  store: Store,
  name: OfferName,
  event: MailEvent,
  at: Instant,
): Promise<void> {
  const trouble = troubleIn(event);
  if (trouble) return noteTrouble(store, name, event, trouble, at);
  if (!event.delivery) return;
  await noteArrival(store, name, event, at);
  await noteReached(store, name, event, at);
}

async function noteTrouble(
  store: Store,
  name: OfferName,
  event: MailEvent,
  trouble: MailTrouble,
  at: Instant,
): Promise<void> {
  const isReply = async () => trouble.maybeReplyTo !== undefined && (await hasArrived(store, name, event));
  if (await isReply()) return;
  await onOffer(store, name, event, (offer) => noteMailTrouble(offer, trouble, byMail(at)));
  if (await isReply()) await noteReached(store, name, event, at);
}

async function noteReached(store: Store, name: OfferName, event: MailEvent, at: Instant): Promise<void> {
  const message = noticeIn(event)?.message;
  const arrived = { sentAt: instant(event.mail.timestamp), ...(message ? { message } : {}) };
  await onOffer(store, name, event, (offer) => noteMailArrived(offer, arrived, byMail(at)));
}

async function onOffer(
  store: Store,
  name: OfferName,
  event: MailEvent,
  decide: (offer: Offer) => ReturnType<typeof noteMailTrouble> | ReturnType<typeof noteMailArrived>,
): Promise<void> {
  await attemptOrThrow(
    store,
    name.season,
    () => loadStanding(store, name, [], false),
    ({ offer }) => (isToPresentAddress(event, offer) ? decide(offer) : unchanged),
  );
}

/** What became of mail to an address that has been corrected since says nothing of the one that is written to now. */
function isToPresentAddress({ mail }: MailEvent, { applicant }: Offer): boolean {
  const to = mail.destination?.map((address) => (/<([^<>]*)>$/.exec(address)?.[1] ?? address).toLowerCase());
  return to === undefined || to.length === 0 || to.includes(applicant.email.toLowerCase());
}

/** Notes on the record that its message has arrived. A record that cannot hold that is left as it is. */
async function noteArrival(store: Store, name: OfferName, event: MailEvent, at: Instant): Promise<void> {
  const noticed = noticeIn(event);
  if (!noticed) return;
  const record = { season: name.season, offer: name.id, id: noticed.record };
  const arrivedAt = event.delivery?.timestamp ? instant(event.delivery.timestamp) : at;
  await attemptOrThrow(
    store,
    name.season,
    () => readRecord(store, record),
    (known) =>
      known?.arrived && known.notices[noticed.notice] && !known.arrived[noticed.notice]
        ? decision(known, [{ kind: 'note-arrived', record, notice: noticed.notice, at: arrivedAt }])
        : unchanged,
  );
}

async function hasArrived(store: Store, name: OfferName, event: MailEvent): Promise<boolean> {
  const noticed = noticeIn(event);
  if (!noticed) return false;
  const record = await readRecord(store, { season: name.season, offer: name.id, id: noticed.record });
  return record?.arrived?.[noticed.notice] !== undefined;
}

function byMail(at: Instant) {
  return decisionContext({ kind: 'mail' }, at);
}
