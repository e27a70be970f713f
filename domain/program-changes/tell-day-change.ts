import type { BookingChange, DayChanged } from '#domain/booking/booking-record.ts';
import { nextSequence } from '#domain/booking/calendar-notices.ts';
import { changedOffer, frameOf, putAndRecord } from '#domain/decisions/change-offer.ts';
import { type Decision, type DecisionContext, decision } from '#domain/decisions/decision.ts';
import { type DayChange, daysToMail, isOnlyLink } from '#domain/offers/day-changes.ts';
import type { Itinerary } from '#domain/offers/itinerary.ts';
import type { Booking, Offer } from '#domain/offers/offer.ts';
import { remindOnceTold } from '#domain/reminders/reminder-times.ts';
import type { Season } from '#domain/season/season.ts';

/** The season as it is applied, what it changes for one applicant, and why. `version` is that of its document. */
export type DayChangeNews = {
  readonly season: Season;
  readonly version: number;
  readonly changes: readonly DayChange[];
  /** Absent if the applicant booked while the file was being applied, and nobody else was concerned. */
  readonly reason?: string | undefined;
};

/**
 * Tells an applicant that the program has changed the times, the place or the link to join of a booked day. The booking stands: one message
 * for each day whose calendar entry changes carries it, and reminders follow the new time; of links alone there is one message, and
 * reminders stay. The offer keeps the version
 * that it was told of, so nobody is told twice. Whom the applicant meets on a day that begins at another time is told again when
 * that day is published again.
 */
export function tellDayChange(
  offer: Offer & { readonly booking: Booking },
  { season, version, changes, reason }: DayChangeNews,
  context: DecisionContext,
): Decision<Offer, BookingChange<DayChanged>> {
  const sequence = nextSequence(offer);
  const after = changedOffer(offer, context, {
    sequence,
    seasonVersion: version,
    ...(changes.every(isOnlyLink) ? {} : remindOnceTold(season, offer, context.now)),
    ...(offer.itineraries ? { itineraries: stillAtTheirTimes(offer.itineraries, changes) } : {}),
  });
  const record: DayChanged = {
    ...frameOf(after, context),
    sequence,
    event: 'day-changed',
    before: offer.booking,
    after: offer.booking,
    changes,
    notices: daysToMail(changes).map((part) => ({ kind: 'booking', to: offer.applicant.email, part })),
    ...(reason ? { reason } : {}),
  };
  return decision(after, putAndRecord(offer, after, record));
}

/** Interviews are at times of their start: where that begins at another time, they no longer are when the applicant was told. */
function stillAtTheirTimes(
  itineraries: readonly Itinerary[],
  changes: readonly DayChange[],
): readonly Itinerary[] {
  const moved = changes.filter(({ was, now }) => was.at !== now.at);
  return itineraries.filter(({ on, start }) => !moved.some(({ now }) => now.on === on && now.name === start));
}
