import { deskReply } from '#functions/desk/replies.ts';
import type { SignedIn } from '#functions/desk/signed-in.ts';
import type { RouteHandler } from '#functions/http/routes.ts';
import type { Store } from '#functions/store/client.ts';
import { loadGlance } from './load-glance.ts';
import { seasonPage } from './season-page.ts';

/** The season at a glance. */
export function seasonRoutes(store: Store): Readonly<Record<'GET /desk/season', RouteHandler<SignedIn>>> {
  return {
    'GET /desk/season': {
      respond: async ({ now }, coordinator) =>
        deskReply(200, seasonPage(coordinator, await loadGlance(store, coordinator.season, now))),
    },
  };
}
