import type { OfferView } from '#domain/booking/standing.ts';
import { isNear, partsOfDay } from '#domain/planned-days/parts-of-day.ts';
import type { Instant } from '#domain/values/time.ts';
import type { Store } from '#functions/store/client.ts';
import { readInterviewers } from '#functions/store/interviewers/stored-interviewers.ts';

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
