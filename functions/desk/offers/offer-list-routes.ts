import { dayIn } from '#domain/values/time.ts';
import { deskReply } from '#functions/desk/replies.ts';
import type { SignedIn } from '#functions/desk/signed-in.ts';
import { csvReply } from '#functions/http/reply.ts';
import type { RouteHandler } from '#functions/http/routes.ts';
import { offerListSheet } from '#functions/sheets/offer-sheet.ts';
import { csvOf } from '#functions/sheets/sheet.ts';
import type { Store } from '#functions/store/client.ts';
import { loadOffers } from './load-offers.ts';
import { offersPage } from './offers-page.ts';

type Names = 'GET /desk/offers' | 'GET /desk/offers/offers.csv';

/** The list of offers, as a page and as CSV. */
export function offerListRoutes(store: Store): Readonly<Record<Names, RouteHandler<SignedIn>>> {
  return {
    'GET /desk/offers': {
      respond: async ({ query, now }, coordinator) => {
        const model = await loadOffers(store, coordinator.season, [...query], now);
        return deskReply(model.problems.length > 0 ? 400 : 200, offersPage(coordinator, model));
      },
    },
    'GET /desk/offers/offers.csv': {
      respond: async ({ query, now }, coordinator) => {
        const model = await loadOffers(store, coordinator.season, [...query], now);
        if (model.problems.length > 0) return deskReply(400, offersPage(coordinator, model));
        const name = `offers-${dayIn(model.season.program.zone, now)}.csv`;
        return csvReply(name, csvOf(offerListSheet(model.season, model.matching)));
      },
    },
  };
}
