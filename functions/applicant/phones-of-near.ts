import type { OfferView } from '#domain/booking/standing.ts';
import { isNear, partsOfDay } from '#domain/itineraries/parts-of-day.ts';
import { dayEndsAt } from '#domain/offers/itinerary.ts';
import type { ToldOn } from '#domain/planned-days/tell-delay.ts';
import { dayIn, type Instant } from '#domain/values/time.ts';
import type { Store } from '#functions/store/client.ts';
import { readInterviewers } from '#functions/store/interviewers/stored-interviewers.ts';
import { readLatestTold } from '#functions/store/interviews/interview-records.ts';

/**
 * The phones of the interviewers whom the applicant meets soon, by their ids. Read only then, so that every other day the page costs
 * its offer and the board.
 */
export async function phonesOfNear(
  store: Store,
  { season, offer }: OfferView,
  now: Instant,
): Promise<ReadonlyMap<string, string> | undefined> {
  const parts = (offer.booking?.seats ?? []).flatMap((seat) => partsOfDay(season, offer, seat));
  const near = parts.filter((part) => isNear(part, now));
  const ids = new Set(near.flatMap(({ meeting }) => meeting?.interviewers ?? []));
  if (ids.size === 0) return undefined;
  const { interviewers } = await readInterviewers(store, season.id, { consistent: false });
  return new Map(
    interviewers.flatMap(({ address, phone }) =>
      phone && ids.has(address) ? [[address, phone] as const] : [],
    ),
  );
}

/** What was told last of the booked day that is today, or has begun and is not over. Read only then, and where its plan is published. */
export async function toldToday(
  store: Store,
  { season, offer }: OfferView,
  now: Instant,
): Promise<ToldOn | undefined> {
  const today = dayIn(season.program.zone, now);
  const seat = offer.booking?.seats.find(
    (each) => each.on === today || (each.on < today && now < dayEndsAt(season, offer, each)),
  );
  if (!seat || !offer.itineraries?.some(({ on }) => on === seat.on)) return undefined;
  return readLatestTold(store, season.id, seat.on);
}
