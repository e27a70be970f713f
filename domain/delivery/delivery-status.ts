import { changedOffer, frameOf, putAndRecord } from '#domain/decisions/change-offer.ts';
import type { AddRecord } from '#domain/decisions/change-record.ts';
import {
  type Decision,
  type DecisionContext,
  decision,
  type Unchanged,
  unchanged,
} from '#domain/decisions/decision.ts';
import type { MailTrouble, Offer } from '#domain/offers/offer.ts';
import type { OfferChange } from '#domain/offers/offer-change.ts';
import type { Instant } from '#domain/values/time.ts';
import type { MailFailed, MailRecovered } from './delivery-record.ts';

type Noted<R> = Decision<Offer, OfferChange | AddRecord<R>> | Unchanged;

/**
 * Records that a message did not reach the applicant, for the coordinator to see. The latest problem wins. The same
 * report twice changes nothing, and neither does a report about a time after which mail is known to arrive.
 */
export function noteMailTrouble(
  offer: Offer,
  trouble: MailTrouble,
  context: DecisionContext,
): Noted<MailFailed> {
  const known = offer.mailTrouble;
  if (known && trouble.at <= (known.resolvedAt ?? known.at)) return unchanged;
  const after = changedOffer(offer, context, { mailTrouble: trouble });
  const record: MailFailed = { ...frameOf(after, context), event: 'mail-failed', trouble, notices: [] };
  return decision(after, putAndRecord(offer, after, record));
}

/**
 * Records that a message sent at `sentAt` reached the applicant. If it was sent after the delivery problem, the problem
 * is resolved; an earlier message proves nothing.
 */
export function noteMailArrived(
  offer: Offer,
  sentAt: Instant,
  context: DecisionContext,
): Noted<MailRecovered> {
  const known = offer.mailTrouble;
  if (!known || known.resolvedAt || sentAt <= known.at) return unchanged;
  const trouble = { ...known, resolvedAt: sentAt };
  const after = changedOffer(offer, context, { mailTrouble: trouble });
  const record: MailRecovered = { ...frameOf(after, context), event: 'mail-recovered', trouble, notices: [] };
  return decision(after, putAndRecord(offer, after, record));
}
