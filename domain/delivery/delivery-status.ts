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
import { type Instant, laterOf } from '#domain/values/time.ts';
import type { MailFailed, MailRecovered } from './delivery-record.ts';

type Noted<R> = Decision<Offer, OfferChange | AddRecord<R>> | Unchanged;

/** A message that has arrived: when it was sent, and its name if it is one of ours. */
export type ArrivedMessage = { readonly sentAt: Instant; readonly message?: string };

/**
 * Records that a message did not reach the applicant, for the coordinator to see. The latest problem wins, but a bounce
 * that may only be an automatic reply hides no other problem. The same report twice changes nothing, and neither does a
 * report about a time after which mail is known to arrive.
 */
export function noteMailTrouble(
  offer: Offer,
  trouble: MailTrouble,
  context: DecisionContext,
): Noted<MailFailed> {
  const known = offer.mailTrouble;
  // What a mail server says often holds the address, which is not to be stored again.
  if (offer.erasedAt) return unchanged;
  if (known && trouble.at <= (known.resolvedAt ?? known.at)) return unchanged;
  if (known && isCertain(known) && trouble.maybeReplyTo) return unchanged;
  const after = changedOffer(offer, context, { mailTrouble: trouble });
  const record: MailFailed = { ...frameOf(after, context), event: 'mail-failed', trouble, notices: [] };
  return decision(after, putAndRecord(offer, after, record));
}

function isCertain({ resolvedAt, maybeReplyTo }: MailTrouble): boolean {
  return resolvedAt === undefined && maybeReplyTo === undefined;
}

/**
 * Records that a message reached the applicant. If it was sent after the delivery problem, or if the problem was an
 * automatic reply to it, the problem is resolved; an earlier message proves nothing.
 */
export function noteMailArrived(
  offer: Offer,
  { sentAt, message }: ArrivedMessage,
  context: DecisionContext,
): Noted<MailRecovered> {
  const known = offer.mailTrouble;
  if (!known || known.resolvedAt) return unchanged;
  const isReplyToIt = message !== undefined && known.maybeReplyTo === message;
  if (!isReplyToIt && sentAt <= known.at) return unchanged;
  const trouble = { ...known, resolvedAt: laterOf(sentAt, known.at) };
  const after = changedOffer(offer, context, { mailTrouble: trouble });
  const record: MailRecovered = { ...frameOf(after, context), event: 'mail-recovered', trouble, notices: [] };
  return decision(after, putAndRecord(offer, after, record));
}
