import type { Chosen } from '#domain/review/review-many.ts';
import type { Season } from '#domain/season/season.ts';
import type { Instant } from '#domain/values/time.ts';
import type { Wave } from '#domain/waves/invite-wave.ts';
import { planWave, type WavePlan } from '#domain/waves/wave-plan.ts';
import { mapConcurrently } from '#functions/runtime/map-concurrently.ts';
import type { Store } from '#functions/store/client.ts';
import { readApplication } from '#functions/store/items/applications.ts';
import { readOffers } from '#functions/store/items/offers.ts';
import { readSeats } from '#functions/store/items/seats.ts';

/** What a wave of those chosen would be now: offers, seats and applications in one round trip. Nothing is promised by it. */
export async function planWaveOf(
  store: Store,
  season: Season,
  chosen: readonly Chosen[],
  wave: Wave,
  now: Instant,
): Promise<WavePlan> {
  const [offers, seats, applications] = await Promise.all([
    readOffers(store, season.id),
    readSeats(store, season.id),
    mapConcurrently(chosen, ({ id }) => readApplication(store, season.id, id)),
  ]);
  const candidates = chosen.map((each, index) => ({ ...each, application: applications[index] }));
  return planWave(season, { offers, seats }, candidates, wave, now);
}
