import type { Booking, Offer } from '#domain/offers/offer.ts';
import { type LeftBehind, leftBehind } from '#domain/planned-days/interviews-ahead.ts';
import type { Season } from '#domain/season/season.ts';
import { type SeatKey, sameStart } from '#domain/seats/seat.ts';
import { dayIn, type Instant } from '#domain/values/time.ts';
import type { Store } from '#functions/store/client.ts';
import { readPlannedDay } from '#functions/store/interviews/planned-days.ts';

/** What is looked for: who was booked for which days, and the offer as it is after that. */
type Change = { readonly season: Season; readonly before: Booking | undefined; readonly after: Offer };

/** Reads which published interviews a change of a booking leaves without their applicant: one read for each day on which it does. */
export async function loadLeftBehind(
  store: Store,
  { season, before, after }: Change,
  now: Instant,
): Promise<readonly LeftBehind[]> {
  const today = dayIn(season.program.zone, now);
  const isKept = (seat: SeatKey) => (after.booking?.seats ?? []).some((each) => sameStart(each, seat));
  const days = (before?.seats ?? []).filter((seat) => seat.on >= today && !isKept(seat)).map(({ on }) => on);
  const plans = await Promise.all(days.map((on) => readPlannedDay(store, season.id, on)));
  return plans.flatMap((planned) => (planned ? leftBehind({ season, planned, offers: [after] }, now) : []));
}
