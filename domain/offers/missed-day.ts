import { type Season, startOf, startsAt } from '#domain/season/season.ts';
import type { SeatKey } from '#domain/seats/seat.ts';
import { type CalendarDay, type Instant, type WallTime, wallClock } from '#domain/values/time.ts';
import type { Offer } from './offer.ts';

type Missing = Pick<Offer, 'booking' | 'noShow'>;

/** When a booked day begins; one that the season no longer has begins at its midnight. */
export function dayBeginsAt(season: Season, seat: Pick<SeatKey, 'on' | 'start'>): Instant {
  const start = startOf(season, seat);
  return start
    ? startsAt(season, seat.on, start)
    : wallClock(seat.on, '00:00' as WallTime, season.program.zone);
}

/** Whether it was entered, once that day of the booking had begun, that the applicant has not come. */
export function isMissedOn(season: Season, { booking, noShow }: Missing, on: CalendarDay): boolean {
  const seat = booking?.seats.find((each) => each.on === on);
  return seat !== undefined && noShow !== undefined && noShow.at >= dayBeginsAt(season, seat);
}

/**
 * Whether an applicant who missed the first day of a pair will not come on the second either, as was entered before that began. A no-show
 * alone says nothing of a day that is ahead: who was ill on the first day is expected on the second.
 */
export function isCalledOff(season: Season, offer: Missing, on: CalendarDay): boolean {
  const { booking, noShow } = offer;
  const [first] = booking?.seats ?? [];
  return (
    noShow?.isForAll === true &&
    first !== undefined &&
    first.on !== on &&
    isMissedOn(season, offer, first.on) &&
    !isMissedOn(season, offer, on)
  );
}

/** Whether the applicant is not expected on a booked day: they have not come, or it was called off. */
export function isAwayOn(season: Season, offer: Missing, on: CalendarDay): boolean {
  return isMissedOn(season, offer, on) || isCalledOff(season, offer, on);
}
