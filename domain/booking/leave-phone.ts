import { changedOffer, frameOf, putAndRecord } from '#domain/decisions/change-offer.ts';
import type { AddRecord } from '#domain/decisions/change-record.ts';
import {
  type Decision,
  type DecisionContext,
  decision,
  type Refused,
  type Repeat,
  refuse,
  repeat,
} from '#domain/decisions/decision.ts';
import type { OfferClosed } from '#domain/invitations/refusal.ts';
import type { Offer } from '#domain/offers/offer.ts';
import type { OfferChange } from '#domain/offers/offer-change.ts';
import type { PhoneLeft } from './booking-record.ts';
import { whyUnchangeable } from './guards.ts';
import type { ChangedMeanwhile, NotBooked } from './refusal.ts';

/**
 * Leaves a phone at which the applicant is reached on the days of the booking, or takes it back where it is empty. Nobody is mailed, and the
 * record does not hold the phone, so that it is erased with the offer. Refused if nothing is booked yet (`not-booked`), or the
 * offer has ended (`offer-closed`).
 */
export function leavePhone(
  offer: Offer,
  phone: string,
  context: DecisionContext,
):
  | Decision<Offer, OfferChange | AddRecord<PhoneLeft>>
  | Repeat<Offer>
  | Refused<NotBooked | OfferClosed | ChangedMeanwhile> {
  const refusal = whyUnchangeable(offer, undefined);
  if (refusal || !offer.booking) return refuse(refusal ?? { kind: 'not-booked' });
  const left = phone.trim();
  if (left === (offer.dayPhone ?? '')) return repeat(offer);
  const after = changedOffer(offer, context, { dayPhone: left === '' ? undefined : left });
  const record: PhoneLeft = {
    ...frameOf(after, context),
    event: 'phone-left',
    isGiven: left !== '',
    notices: [],
  };
  return decision(after, putAndRecord(offer, after, record));
}
