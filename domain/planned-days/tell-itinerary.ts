import type { ItineraryPublished } from '#domain/booking/booking-record.ts';
import { nextSequence } from '#domain/booking/calendar-notices.ts';
import { changedOffer, frameOf, putAndRecord } from '#domain/decisions/change-offer.ts';
import type { AddRecord } from '#domain/decisions/change-record.ts';
import type { DecisionContext } from '#domain/decisions/decision.ts';
import { isToldOtherwise, partsToTell } from '#domain/itineraries/parts-of-day.ts';
import { areSameMeetings, type ItineraryMeeting } from '#domain/offers/itinerary.ts';
import type { Offer } from '#domain/offers/offer.ts';
import type { OfferChange } from '#domain/offers/offer-change.ts';
import { remindAsTimesAre } from '#domain/reminders/reminder-times.ts';
import type { Season } from '#domain/season/season.ts';
import type { CalendarDay } from '#domain/values/time.ts';
import type { PublishedPlan } from './planned-day.ts';

/** The interviews of a plan, and the names of those who hold them. */
type Planned = Pick<PublishedPlan, 'interviews' | 'interviewers'>;

/** The day that is told, of a season. */
type OfDay = { readonly document: Season; readonly on: CalendarDay };

/** Whether the applicant's own day differs from what they were told of it: an interview, or the agenda around it. */
export function isConcerned({ document, on }: OfDay, published: Planned, offer: Offer): boolean {
  if (!offer.booking?.seats.some((seat) => seat.on === on)) return false;
  const told = offer.itineraries?.find((each) => each.on === on);
  return (
    !told ||
    !areSameMeetings(told.meetings, meetingsOf(published, offer)) ||
    isToldOtherwise(document, offer, on)
  );
}

/** Tells an applicant their day: on their page, and by a mail with the calendar entry, whose SEQUENCE rises. */
export function tellItinerary(
  { document, on }: OfDay,
  published: PublishedPlan,
  offer: Offer,
  context: DecisionContext,
): readonly (OfferChange | AddRecord<ItineraryPublished>)[] {
  const { booking } = offer;
  const seat = booking?.seats.find((each) => each.on === on);
  if (!booking || !seat) return [];
  const told = offer.itineraries?.find((each) => each.on === on);
  const others = (offer.itineraries ?? []).filter((each) => each.on !== on);
  const next = {
    ...{ on, start: seat.start, edition: published.edition, meetings: meetingsOf(published, offer) },
    ...(told ? { before: told.meetings } : {}),
    ...(told?.parts ? { partsBefore: told.parts } : {}),
  };
  const itinerary = { ...next, parts: partsToTell(document, { ...offer, itineraries: [next] }, seat) };
  const sequence = nextSequence(offer);
  const itineraries = [...others, itinerary];
  const after = changedOffer(offer, context, {
    ...{ sequence, itineraries },
    ...remindAsTimesAre(document, { ...offer, itineraries }, context.now),
  });
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
