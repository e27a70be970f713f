import { changedOffer, frameOf, putAndRecord } from '#domain/decisions/change-offer.ts';
import {
  type Decision,
  type DecisionContext,
  decision,
  type Refused,
  type Repeat,
  refuse,
  repeat,
} from '#domain/decisions/decision.ts';
import type { Offer } from '#domain/offers/offer.ts';
import { whyUnanswerable } from './answerable.ts';
import { type InvitationChange, noticeTo, type Withdrawn } from './invitation-record.ts';
import type { Unanswerable, WithdrawalUnexplained } from './refusal.ts';

/**
 * Takes an unanswered invitation back, which ends it. It takes time to respond from somebody to whom it was promised,
 * so it always needs a written reason. Withdrawing again is a repeat. A booking is canceled instead.
 */
export function withdraw(
  offer: Offer,
  { reason }: { readonly reason?: string },
  context: DecisionContext,
):
  | Decision<Offer, InvitationChange<Withdrawn>>
  | Repeat<Offer>
  | Refused<Unanswerable | WithdrawalUnexplained> {
  if (offer.state === 'withdrawn') return repeat(offer);
  const refusal = whyUnanswerable(offer, context);
  if (refusal) return refuse(refusal);
  if (!reason?.trim()) return refuse({ kind: 'withdrawal-unexplained' });
  const after = changedOffer(offer, context, { state: 'withdrawn' });
  const record: Withdrawn = {
    ...frameOf(after, context),
    event: 'withdrawn',
    reason,
    notices: noticeTo(offer),
  };
  return decision(after, putAndRecord(offer, after, record));
}
