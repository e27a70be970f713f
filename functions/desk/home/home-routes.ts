import { deskReply } from '#functions/desk/replies.ts';
import type { SignedIn } from '#functions/desk/signed-in.ts';
import type { RouteHandler } from '#functions/http/routes.ts';
import type { Store } from '#functions/store/client.ts';
import { readBoardToShow } from '#functions/store/items/board.ts';
import { cachedSeason } from '#functions/store/items/season-cache.ts';
import { homePage } from './home-page.ts';

/** The desk's first page. */
export function homeRoutes(store: Store): Readonly<Record<'GET /desk', RouteHandler<SignedIn>>> {
  return {
    'GET /desk': {
      respond: async ({ now }, coordinator) => {
        const [{ season }, board] = await Promise.all([
          cachedSeason(store, coordinator.season),
          readBoardToShow(store, coordinator.season),
        ]);
        return deskReply(200, homePage(coordinator, season, board, now));
      },
    },
  };
}
