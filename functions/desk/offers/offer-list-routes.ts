import { dayIn } from '#domain/values/time.ts';
import { deskReply } from '#functions/desk/replies.ts';
import type { SignedIn } from '#functions/desk/signed-in.ts';
import { csvReply, type Reply } from '#functions/http/reply.ts';
import type { Request } from '#functions/http/request.ts';
import type { RouteHandler } from '#functions/http/routes.ts';
import { offerListSheet } from '#functions/sheets/offer-sheet.ts';
import { csvOf } from '#functions/sheets/sheet.ts';
import type { Store } from '#functions/store/client.ts';
import { readOffers } from '#functions/store/items/offers.ts';
import { extendGroup, GROUP_BODY_LIMIT } from './extend-group.ts';
import { loadOffers } from './load-offers.ts';
import { offerListPath } from './offer-list-path.ts';
import { offersPage } from './offers-page.ts';

type Names = 'GET /desk/offers' | 'GET /desk/offers/offers.csv' | 'POST /desk/offers/extend';

/** The list of offers, as a page and as CSV, and more time for some of it. */
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
    'POST /desk/offers/extend': {
      bodyLimit: GROUP_BODY_LIMIT,
      respond: (request, coordinator) => extend(store, request, coordinator),
    },
  };
}

/** More time for those who are ticked, or for all whom the filters of the list leave now. */
async function extend(store: Store, request: Request, coordinator: SignedIn): Promise<Reply> {
  const fields = new URLSearchParams(request.body);
  const list = new URLSearchParams(fields.get('list') ?? '');
  const model = await loadOffers(store, coordinator.season, [...list], request.now);
  if (model.problems.length > 0) return deskReply(400, offersPage(coordinator, model));
  // Who is ticked stays so, whatever the filters leave of them once their deadline is another one.
  const offers = fields.get('who') === 'all' ? model.matching : await readOffers(store, coordinator.season);
  return extendGroup(store, request, coordinator, {
    ...{ season: model.season, offers },
    place: {
      action: '/desk/offers/extend',
      back: { path: offerListPath(model.query), words: 'Back to the list' },
      ...{ area: 'offers', list: list.toString() },
    },
    again: (told) => deskReply(told.status, offersPage(coordinator, model, { told, typed: fields })),
  });
}
