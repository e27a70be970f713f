import type { Busy, DecisionContext } from '#domain/decisions/decision.ts';
import type { Offer } from '#domain/offers/offer.ts';
import { unprepare } from '#domain/waves/unprepare.ts';
import { loadStanding } from '#functions/booking/load-standing.ts';
import { attempt } from '#functions/store/attempt.ts';
import type { Store } from '#functions/store/client.ts';

/** How many prepared offers were taken back; `refusal`: the table was busy, and the rest are as they were. */
export type TakenBack = { readonly taken: number; readonly refusal?: Busy };

/**
 * Takes prepared offers back, each by itself: asked again, it does the rest. One that was released or taken back meanwhile
 * stays as it is and is not counted.
 */
export async function takeBack(
  store: Store,
  season: string,
  offers: readonly Pick<Offer, 'id'>[],
  contextNow: () => DecisionContext,
): Promise<TakenBack> {
  let taken = 0;
  for (const { id } of offers) {
    const context = contextNow();
    const { verdict } = await attempt(
      store,
      season,
      () => loadStanding(store, { season, id }, [], false),
      ({ offer }) => unprepare(offer, context),
    );
    if (verdict.kind === 'refusal') return { taken, refusal: verdict.refusal };
    if (verdict.kind === 'decision') taken += 1;
  }
  return { taken };
}
