import type { OfferView } from '#domain/booking/standing.ts';
import { panelHoursOf } from '#domain/questions/panel.ts';
import type { CalendarDay, Instant } from '#domain/values/time.ts';
import { mapConcurrently } from '#functions/runtime/map-concurrently.ts';
import type { Store } from '#functions/store/client.ts';
import { readIssuedTokens } from '#functions/store/questions/panels.ts';

/** How many questions the applicant has sent without script to each panel of their booking that has not ended. */
export async function askedSoFar(
  store: Store,
  { season, offer }: OfferView,
  now: Instant,
): Promise<ReadonlyMap<CalendarDay, number> | undefined> {
  const open = (offer.booking?.seats ?? []).filter(({ on }) => {
    const hours = panelHoursOf(season, offer, on);
    return hours !== undefined && now < hours.endsAt;
  });
  if (open.length === 0) return undefined;
  const asked = await mapConcurrently(open, async ({ on }) => {
    const issued = await readIssuedTokens(store, season.id, on, offer.id);
    return [on, issued?.asked ?? 0] as const;
  });
  return new Map(asked);
}
