import { type CalendarDay, isCalendarDay } from '#domain/values/time.ts';
import type { Store } from '#functions/store/client.ts';
import { readPlannedDay } from '#functions/store/interviews/planned-days.ts';
import { cachedSeason } from '#functions/store/items/season-cache.ts';

/** The day that an address names, if it is one of the season's, or one that went after a plan of it was published. */
export async function knownInterviewDay(
  store: Store,
  id: string,
  text: string | undefined,
): Promise<CalendarDay | undefined> {
  const { season } = await cachedSeason(store, id);
  const known = season.days.find(({ on }) => on === text)?.on;
  if (known || text === undefined || !isCalendarDay(text)) return known;
  const planned = await readPlannedDay(store, id, text);
  return planned?.published && text;
}
