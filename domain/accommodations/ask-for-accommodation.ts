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
import { whyUnanswerable } from '#domain/invitations/answerable.ts';
import type { Accommodation } from '#domain/offers/accommodation.ts';
import { isAccommodationAsked } from '#domain/offers/follow-up.ts';
import { dayEndsAt } from '#domain/offers/itinerary.ts';
import type { Offer } from '#domain/offers/offer.ts';
import { type Season, startOf } from '#domain/season/season.ts';
import type { Instant } from '#domain/values/time.ts';
import type {
  AccommodationAsked,
  AccommodationChange,
  AccommodationChanged,
  AccommodationLate,
  AccommodationNotTaken,
  AccommodationRequest,
  AccommodationRequestChange,
  AccommodationWithdrawn,
} from './accommodation-record.ts';

/** The most characters of a request, and of a word to its applicant. */
export const LONGEST_REQUEST = 1_000;

/** An offer, and what is stored apart of its request. */
export type AccommodationStanding = {
  readonly season: Season;
  readonly offer: Offer;
  readonly request: AccommodationRequest | undefined;
};

/** The version of the request that somebody saw; 0 if there was none. Absent: they come without a page. */
export type SeenAccommodation = { readonly seen?: number | undefined };

/** Whether an interview of the offer is still ahead, or can still be booked. */
export function hasInterviewAhead(season: Season, offer: Offer, now: Instant): boolean {
  if (offer.state !== 'booked') return !whyUnanswerable(offer, { now });
  return (offer.booking?.seats ?? []).some(
    (seat) => startOf(season, seat) !== undefined && dayEndsAt(season, offer, seat) > now,
  );
}

/** Whether somebody has to decide on a request: an interview is ahead, so that something can still be arranged. */
export function isRequestWaiting(season: Season, offer: Offer, now: Instant): boolean {
  return isAccommodationAsked(offer) && hasInterviewAhead(season, offer, now);
}

/** Why the applicant cannot ask for an accommodation now; `undefined` if they can. */
export function whyNoAccommodation(
  { season, offer }: Pick<AccommodationStanding, 'season' | 'offer'>,
  now: Instant,
): AccommodationNotTaken | AccommodationLate | undefined {
  if (!season.accommodations) return { kind: 'accommodation-not-taken' };
  return hasInterviewAhead(season, offer, now) ? undefined : { kind: 'accommodation-late' };
}

/**
 * Asks for an accommodation, from the invitation to the end of the last interview. The same words again are a repeat; others replace
 * what nobody has decided yet, and after a decision are a new request, until which the decision stands. Refused where the season takes none
 * (`accommodation-not-taken`), when no interview is ahead (`accommodation-late`), and on a page that is out of date
 * (`accommodation-changed`).
 */
export function askForAccommodation(
  standing: AccommodationStanding,
  { text, seen }: SeenAccommodation & { readonly text: string },
  context: DecisionContext,
):
  | Decision<Offer, AccommodationChange<AccommodationAsked>>
  | Repeat<Offer>
  | Refused<AccommodationNotTaken | AccommodationLate | AccommodationChanged> {
  const { season, offer, request } = standing;
  const why = whyNoAccommodation(standing, context.now);
  if (why) return refuse(why);
  const before = offer.accommodation;
  if (before?.askedAt !== undefined && request?.text === text) return repeat(offer);
  if (isStale(before, seen)) return refuse({ kind: 'accommodation-changed' });
  const version = (before?.version ?? 0) + 1;
  const after = changedOffer(offer, context, {
    accommodation: { ...before, version, askedAt: context.now },
  });
  const record: AccommodationAsked = {
    ...frameOf(after, context),
    event: 'accommodation-asked',
    notices: [{ kind: 'accommodation-request', to: season.accommodations?.readBy ?? '' }],
  };
  const word = request?.word === undefined ? {} : { word: request.word };
  const next: AccommodationRequest = {
    ...{ offer: offer.id, version, text, askedAt: context.now, ...word },
    isWaiting: true,
  };
  return decision(after, [...putAndRecord(offer, after, record), putRequest(request, next)]);
}

/**
 * Takes back a request that nobody has decided yet; an earlier decision stands. Without one there is nothing to do. Refused when it
 * was decided since the page was opened (`accommodation-changed`).
 */
export function withdrawRequest(
  { offer, request }: Pick<AccommodationStanding, 'offer' | 'request'>,
  { seen }: SeenAccommodation,
  context: DecisionContext,
):
  | Decision<Offer, AccommodationChange<AccommodationWithdrawn>>
  | Repeat<Offer>
  | Refused<AccommodationChanged> {
  const before = offer.accommodation;
  if (before?.askedAt === undefined) {
    const isDecided = before !== undefined && before.answer?.version === before.version;
    return isDecided && isStale(before, seen) ? refuse({ kind: 'accommodation-changed' }) : repeat(offer);
  }
  if (isStale(before, seen)) return refuse({ kind: 'accommodation-changed' });
  const { askedAt: _, ...others } = before;
  const version = before.version + 1;
  const after = changedOffer(offer, context, { accommodation: { ...others, version } });
  const record: AccommodationWithdrawn = {
    ...frameOf(after, context),
    ...{ event: 'accommodation-withdrawn', notices: [] },
  };
  return decision(after, [
    ...putAndRecord(offer, after, record),
    ...(request ? [withoutText(request, version)] : []),
  ]);
}

/** What the applicant wrote goes at once; what they were told before stays with what was arranged. */
function withoutText(request: AccommodationRequest, version: number): AccommodationRequestChange {
  const { text: _, isWaiting: __, ...others } = request;
  return putRequest(request, { ...others, version });
}

/** Whether the page is of another version of the request than there is. */
export function isStale(accommodation: Accommodation | undefined, seen: number | undefined): boolean {
  return seen !== undefined && seen !== (accommodation?.version ?? 0);
}

export function putRequest(
  before: AccommodationRequest | undefined,
  request: AccommodationRequest,
): AccommodationRequestChange {
  return {
    ...{ kind: 'put-accommodation-request', request },
    ...(before === undefined ? {} : { replaces: before.version }),
  };
}
