import type { ItineraryPublished } from '#domain/booking/booking-record.ts';
import { nextSequence } from '#domain/booking/calendar-notices.ts';
import { changedOffer, frameOf, putAndRecord } from '#domain/decisions/change-offer.ts';
import type { AddRecord } from '#domain/decisions/change-record.ts';
import type { DecisionContext } from '#domain/decisions/decision.ts';
import { areSameMeetings, type ItineraryMeeting } from '#domain/offers/itinerary.ts';
import type { Offer } from '#domain/offers/offer.ts';
import type { OfferChange } from '#domain/offers/offer-change.ts';
import type { CalendarDay } from '#domain/values/time.ts';
import type { PublishedPlan } from './planned-day.ts';

/** The interviews of a plan, and the names of those who hold them. */
type Planned = Pick<PublishedPlan, 'interviews' | 'interviewers'>;

/** Whether the applicant's own day differs from what they were told of it. */
export function isConcerned(published: Planned, on: CalendarDay, offer: Offer): boolean {
  if (!offer.booking?.seats.some((seat) => seat.on === on)) return false;
  const told = offer.itineraries?.find((each) => each.on === on);
  return !told || !areSameMeetings(told.meetings, meetingsOf(published, offer));
}

/** Tells an applicant their day: on their page, and by a mail with the calendar entry, whose SEQUENCE rises. */
export function tellItinerary(
  published: PublishedPlan,
  on: CalendarDay,
  offer: Offer,
  context: DecisionContext,
): readonly (OfferChange | AddRecord<ItineraryPublished>)[] {
  const { booking } = offer;
  const seat = booking?.seats.find((each) => each.on === on);
  if (!booking || !seat) return [];
  const before = offer.itineraries?.find((each) => each.on === on)?.meetings;
  const itinerary = {
    ...{ on, start: seat.start, edition: published.edition, meetings: meetingsOf(published, offer) },
    ...(before ? { before } : {}),
  };
  const others = (offer.itineraries ?? []).filter((each) => each.on !== on);
  const sequence = nextSequence(offer);
  const after = changedOffer(offer, context, { sequence, itineraries: [...others, itinerary] });
  const record: ItineraryPublished = {
    ...frameOf(after, context),
    ...{ sequence, on, edition: published.edition },
    event: 'itinerary-published',
    ...{ before: booking, after: booking },
    notices: [{ kind: 'booking', to: offer.applicant.email, part: seat === booking.seats[1] ? 2 : 1 }],
  };
  return putAndRecord(offer, after, record);
}

function meetingsOf({ interviews, interviewers }: Planned, offer: Offer): readonly ItineraryMeeting[] {
  const names = new Map(interviewers.map(({ id, name }) => [id, name]));
  return interviews
    .filter(({ guest }) => guest === offer.id)
    .map(({ from, to, kind, track, interviewers }) => ({
      ...{ from, to, kind, track },
      people: interviewers.map((id) => names.get(id) ?? id),
      interviewers,
    }));
}
