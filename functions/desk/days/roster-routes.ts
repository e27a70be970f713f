import type { Day, Season } from '#domain/season/season.ts';
import { dayIn } from '#domain/values/time.ts';
import { deskProblemReply, deskReply } from '#functions/desk/replies.ts';
import type { SignedIn } from '#functions/desk/signed-in.ts';
import { csvReply, type Reply } from '#functions/http/reply.ts';
import type { RouteHandler } from '#functions/http/routes.ts';
import { rosterSheet } from '#functions/sheets/roster-sheet.ts';
import { csvOf } from '#functions/sheets/sheet.ts';
import type { Store } from '#functions/store/client.ts';
import { loadRoster, loadRosters, type RosterModel } from './load-roster.ts';
import { rosterPage } from './roster-page.ts';
import { rosterPrintPage, rostersPrintPage } from './roster-print-page.ts';

type Names =
  | 'GET /desk/days/print'
  | 'GET /desk/days/{on}'
  | 'GET /desk/days/{on}/print'
  | 'GET /desk/days/{on}/roster.csv';

/** The roster of a day: to work with, to print, and as CSV. */
export function rosterRoutes(store: Store): Readonly<Record<Names, RouteHandler<SignedIn>>> {
  return {
    'GET /desk/days/print': {
      respond: async ({ now }, coordinator) => {
        const isAhead = ({ on }: Day, { program }: Season) => on >= dayIn(program.zone, now);
        const rosters = await loadRosters(store, coordinator.season, isAhead, now);
        return deskReply(200, rostersPrintPage(coordinator, rosters));
      },
    },
    'GET /desk/days/{on}': rosterRoute(store, (coordinator, model) =>
      deskReply(200, rosterPage(coordinator, model)),
    ),
    'GET /desk/days/{on}/print': rosterRoute(store, (coordinator, model) =>
      deskReply(200, rosterPrintPage(coordinator, model)),
    ),
    'GET /desk/days/{on}/roster.csv': rosterRoute(store, (_, { season, day, rows, phones }) =>
      csvReply(`roster-${day.on}.csv`, csvOf(rosterSheet(season, rows, phones))),
    ),
  };
}

function rosterRoute(
  store: Store,
  show: (coordinator: SignedIn, model: RosterModel) => Reply,
): RouteHandler<SignedIn> {
  return {
    respond: async (request, coordinator) => {
      const { on = '' } = request.params;
      const model = await loadRoster(store, coordinator.season, on, request.now);
      if (!model) return deskProblemReply(request, { kind: 'not-in-season' }, { coordinator });
      return show(coordinator, model);
    },
  };
}
