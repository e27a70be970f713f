import type { Standing } from '#domain/booking/standing.ts';
import type { PlannedDay } from '#domain/planned-days/planned-day.ts';
import { missedOn } from '#domain/planned-days/tell-absent.ts';
import type { Instant } from '#domain/values/time.ts';
import type { Store } from '#functions/store/client.ts';
import { readPlannedDay } from '#functions/store/interviews/planned-days.ts';
import type { OfferDeed } from './offer-deed.ts';

/** Reads what is planned of the day on which an applicant is missed; nothing for any other deed. */
export async function dayOfDeed(
  store: Store,
  { action }: OfferDeed,
  { season, offer }: Pick<Standing, 'season' | 'offer'>,
  now: Instant,
): Promise<PlannedDay | undefined> {
  if (action !== 'no-show' && action !== 'came') return undefined;
  const on = missedOn(season, offer, now);
  return on && readPlannedDay(store, season.id, on);
}
