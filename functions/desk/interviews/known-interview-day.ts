import type { CalendarDay } from '#domain/values/time.ts';
import type { Store } from '#functions/store/client.ts';
import { cachedSeason } from '#functions/store/items/season-cache.ts';

/** The day that an address names, if it is one of the season's. */
export async function knownInterviewDay(
  store: Store,
  id: string,
  text: string | undefined,
): Promise<CalendarDay | undefined> {
  const { season } = await cachedSeason(store, id);
  return season.days.find(({ on }) => on === text)?.on;
}
