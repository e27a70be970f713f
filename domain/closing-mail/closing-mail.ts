import { changedOffer, frameOf, putAndRecord } from '#domain/decisions/change-offer.ts';
import type { AddRecord, OfferFrame } from '#domain/decisions/change-record.ts';
import {
  type Decision,
  type DecisionContext,
  decision,
  type Unchanged,
  unchanged,
} from '#domain/decisions/decision.ts';
import { interviewOutcome } from '#domain/interviewed/interview-outcome.ts';
import { type InvitationNotice, noticeTo } from '#domain/invitations/invitation-record.ts';
import { latestOffers, type Offer } from '#domain/offers/offer.ts';
import type { OfferChange } from '#domain/offers/offer-change.ts';
import { closingMailAt } from '#domain/season/closing-mail-time.ts';
import type { Season } from '#domain/season/season.ts';
import { dayIn, type Instant, plusDays } from '#domain/values/time.ts';

/** After an outage of so many days the mail would only surprise its reader. */
const MOOT_AFTER_DAYS = 30;

/** The applicant was told what the program says about letters after the interview. */
export type ClosingTold = OfferFrame & {
  readonly event: 'closing-told';
  readonly sequence?: number;
  readonly notices: readonly InvitationNotice[];
};

/** Whether the mail goes out now: from its time on, until it is moot. */
export function isClosingMailDue(season: Season, now: Instant): boolean {
  const at = closingMailAt(season);
  if (at === undefined || now < at) return false;
  const { zone } = season.program;
  return dayIn(zone, now) <= plusDays(dayIn(zone, at), MOOT_AFTER_DAYS);
}

/** Those who interviewed and were not told yet. Who did not come, or was erased, is not told. */
export function peopleToTell(season: Season, offers: readonly Offer[], now: Instant): readonly Offer[] {
  return [...latestOffers(offers).values()].filter(
    (offer) =>
      offer.erasedAt === undefined &&
      offer.closingToldAt === undefined &&
      interviewOutcome(season, offer, now) === 'interviewed',
  );
}

/** Tells one applicant, at most once; nobody whose application is withdrawn. */
export function tellClosing(
  {
    season,
    offer,
    isWithdrawn,
  }: { readonly season: Season; readonly offer: Offer; readonly isWithdrawn: boolean },
  context: DecisionContext,
): Decision<Offer, OfferChange | AddRecord<ClosingTold>> | Unchanged {
  const isToTell =
    isClosingMailDue(season, context.now) && peopleToTell(season, [offer], context.now).length > 0;
  if (!isToTell || isWithdrawn) return unchanged;
  const after = changedOffer(offer, context, { closingToldAt: context.now });
  const record: ClosingTold = { ...frameOf(after, context), event: 'closing-told', notices: noticeTo(after) };
  return decision(after, putAndRecord(offer, after, record));
}
