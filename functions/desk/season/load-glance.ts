import type { SeasonOverview } from '#domain/capacity/overview.ts';
import { furtherOffers } from '#domain/capacity/placement.ts';
import { type Forecast, forecastOf } from '#domain/glance/forecast.ts';
import { type SeatFigure, seatFigures } from '#domain/glance/seat-figures.ts';
import { invitationsEndAt, type Season } from '#domain/season/season.ts';
import type { Instant } from '#domain/values/time.ts';
import { countSeason } from '#functions/board/recount-board.ts';
import type { Store } from '#functions/store/client.ts';
import { readBoardToShow, readOverviewToShow } from '#functions/store/items/board.ts';
import { cachedSeason } from '#functions/store/items/season-cache.ts';

/** What the season at a glance is drawn from. */
export type GlanceModel = {
  readonly season: Season;
  readonly overview: SeasonOverview;
  readonly figures: readonly SeatFigure[];
  readonly forecast: Forecast;
  /** How many more offers the seats bear; absent once invitations are over. */
  readonly further?: ReturnType<typeof furtherOffers>;
  readonly now: Instant;
};

/**
 * The season from what is counted anyway: two small items, whatever the number of applicants. Where they are not there yet, as before the
 * first change after an update, it is counted once for this page.
 */
export async function loadGlance(store: Store, id: string, now: Instant): Promise<GlanceModel> {
  const [{ season }, stored, seen] = await Promise.all([
    cachedSeason(store, id),
    readBoardToShow(store, id),
    readOverviewToShow(store, id),
  ]);
  const { board, overview } =
    stored && seen ? { board: stored, overview: seen } : await countSeason(store, id);
  return {
    ...{ season, overview, now },
    figures: seatFigures(season, board, overview, now),
    forecast: forecastOf(season, board, overview, now),
    ...(now < invitationsEndAt(season) ? { further: furtherOffers(season, board, now) } : {}),
  };
}
