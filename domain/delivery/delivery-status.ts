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
 * Notes that a message did not reach the applicant, for the coordinator to see. The latest trouble stands: the same word
 * twice changes nothing, and neither does one about a time from which on mail is known to arrive.
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
 * Notes that a message which was sent at `sentAt` reached the applicant: if that was after the trouble, the trouble is
 * over. A message from before says nothing, for it is not the one that went missing.
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
