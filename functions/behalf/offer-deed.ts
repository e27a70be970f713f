import { book } from '#domain/booking/book.ts';
import { cancel } from '#domain/booking/cancel.ts';
import { move } from '#domain/booking/move.ts';
import { resendBooking } from '#domain/booking/resend-booking.ts';
import type { Standing } from '#domain/booking/standing.ts';
import type { Change, Refusal } from '#domain/contract.ts';
import type { DecisionContext, Verdict } from '#domain/decisions/decision.ts';
import { correctAddress } from '#domain/invitations/corrections/correct-address.ts';
import { correctName } from '#domain/invitations/corrections/correct-name.ts';
import { decline } from '#domain/invitations/decline.ts';
import { extend } from '#domain/invitations/extend.ts';
import { reissueLink } from '#domain/invitations/reissue-link.ts';
import { resendInvitation } from '#domain/invitations/resend-invitation.ts';
import { withdraw } from '#domain/invitations/withdraw.ts';
import type { Choice, Offer } from '#domain/offers/offer.ts';
import type { PlannedDay } from '#domain/planned-days/planned-day.ts';
import { enterMissed, takeMissedBack } from '#domain/planned-days/tell-absent.ts';
import { type ReRouteRequest, reRoute } from '#domain/program-changes/re-route.ts';
import { answerTrackRequest } from '#domain/track-requests/answer-track-request.ts';
import type { Instant } from '#domain/values/time.ts';

type Explained = { readonly reason?: string };

/** Something that the program does to one offer on its applicant's behalf, from the terminal or at the desk. */
export type OfferDeed =
  | ({ readonly action: 'book'; readonly choice: Choice } & Explained)
  | ({ readonly action: 'move'; readonly choice: Choice } & Explained)
  | ({ readonly action: 'cancel' } & Explained)
  | ({ readonly action: 'decline' } & Explained)
  | ({ readonly action: 'withdraw' } & Explained)
  | ({ readonly action: 'extend'; readonly until: Instant } & Explained)
  | ({ readonly action: 'reroute' } & ReRouteRequest)
  | { readonly action: 'rename'; readonly name: string }
  | ({ readonly action: 'no-show'; readonly isForAll?: boolean } & Explained)
  | ({ readonly action: 'came' } & Explained)
  | ({ readonly action: 'grant' } & Explained)
  | ({ readonly action: 'refuse' } & Explained)
  | { readonly action: 'resend' }
  | { readonly action: 'relink' }
  | { readonly action: 'readdress'; readonly email: string };

export type OfferAction = OfferDeed['action'];

/** Any outcome of a deed on one offer. */
export type DeedVerdict = Verdict<Offer, Change, Refusal>;

/** What a deed is decided on: an absence also on what is planned of the day on which the applicant is missed. */
export type DeedStanding = Standing & { readonly planned?: PlannedDay | undefined };

/** Decides on a deed as it would be decided for the applicant: the program goes above no capacity either. */
export function decideDeed(deed: OfferDeed, standing: DeedStanding, context: DecisionContext): DeedVerdict {
  const { offer } = standing;
  switch (deed.action) {
    case 'book':
      return book(standing, deed, context);
    case 'move':
      return move(standing, deed, context);
    case 'cancel':
      return cancel(standing, deed, context);
    case 'decline':
      return decline(offer, context, deed.reason);
    case 'withdraw':
      return withdraw(offer, deed, context);
    case 'extend':
      return extend(standing, deed, context);
    case 'reroute':
      return reRoute(standing, deed, context);
    case 'no-show':
      return enterMissed(standing, { ...deed, reason: deed.reason ?? '' }, context);
    case 'came':
      return takeMissedBack(standing, deed.reason ?? '', context);
    case 'grant':
      return answerTrackRequest(standing, { kind: 'granted', reason: deed.reason }, context);
    case 'refuse':
      return answerTrackRequest(standing, { kind: 'refused', reason: deed.reason }, context);
    case 'rename':
      return correctName(offer, deed.name, context);
    case 'resend':
      return offer.state === 'booked' ? resendBooking(offer, context) : resendInvitation(offer, context);
    case 'relink':
      return reissueLink(offer, context);
    case 'readdress':
      return correctAddress(standing, deed.email, context);
    default:
      throw new Error(`no decision for ${deed satisfies never}`);
  }
}
