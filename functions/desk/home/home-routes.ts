import { isAccommodationReader } from '#domain/season/coordinators.ts';
import { countWaiting } from '#functions/accommodations/count-waiting.ts';
import { countSeason } from '#functions/board/recount-board.ts';
import { deskReply } from '#functions/desk/replies.ts';
import type { SignedIn } from '#functions/desk/signed-in.ts';
import type { RouteHandler } from '#functions/http/routes.ts';
import { waitingQuestions } from '#functions/questions/count-questions.ts';
import type { Store } from '#functions/store/client.ts';
import { readBoardToShow, readOverviewToShow } from '#functions/store/items/board.ts';
import { cachedSeason } from '#functions/store/items/season-cache.ts';
import { homePage } from './home-page.ts';
import { loadLateChanges } from './load-late-changes.ts';
import { loadPlanNeeds } from './load-plan-needs.ts';

/**
 * The desk's first page: two small items in one round trip, or a count where they are not there yet; while an interview day is close,
 * what has changed late; and which plans and questions need somebody.
 */
export function homeRoutes(store: Store): Readonly<Record<'GET /desk', RouteHandler<SignedIn>>> {
  return {
    'GET /desk': {
      respond: async ({ now }, coordinator) => {
        const { season } = await cachedSeason(store, coordinator.season);
        const isReader = isAccommodationReader(season, coordinator.address);
        const [late, plans, waiting, board, overview, accommodations] = await Promise.all([
          loadLateChanges(store, season, now),
          loadPlanNeeds(store, season, now),
          waitingQuestions(store, season, now),
          readBoardToShow(store, coordinator.season),
          readOverviewToShow(store, coordinator.season),
          isReader ? countWaiting(store, season, now) : undefined,
        ]);
        const counted = board && overview ? { board, overview } : await countSeason(store, season.id);
        const asked = accommodations === undefined ? {} : { accommodations };
        const needs = { late, ...plans, waitingQuestions: waiting, ...asked };
        return deskReply(200, homePage(coordinator, { season, now, ...needs, ...counted }));
      },
    },
  };
}
