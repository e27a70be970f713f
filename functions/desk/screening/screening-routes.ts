import { whatIf } from '#domain/screening/what-if.ts';
import { isSelfIdentificationAudited } from '#domain/season/screening-section.ts';
import { deskReply } from '#functions/desk/replies.ts';
import type { SignedIn } from '#functions/desk/signed-in.ts';
import type { RouteHandler } from '#functions/http/routes.ts';
import { readDossiers } from '#functions/screening/read-dossiers.ts';
import type { Store } from '#functions/store/client.ts';
import { cachedSeason } from '#functions/store/items/season-cache.ts';
import { readSelfIdentifications } from '#functions/store/self-identification/self-identifications.ts';
import { draftFrom } from './draft-rules.ts';
import { noRulesPage, screeningPage } from './screening-page.ts';

/** What the rules say of the applications, and what they would say with other limits: the address holds them, and nothing is stored. */
export function screeningRoutes(
  store: Store,
): Readonly<Record<'GET /desk/screening', RouteHandler<SignedIn>>> {
  return {
    'GET /desk/screening': {
      respond: async ({ now, query }, coordinator) => {
        const { season } = await cachedSeason(store, coordinator.season);
        if (!season.screening) return deskReply(200, noRulesPage(coordinator));
        const [dossiers, answers] = await Promise.all([
          readDossiers(store, season),
          isSelfIdentificationAudited(season) ? readSelfIdentifications(store, season.id) : undefined,
        ]);
        const { draft, wrong } = draftFrom(season, query);
        const found = whatIf(season, draft, dossiers, now);
        const model = { season, draft, wrong, query, dossiers, found, ...(answers ? { answers } : {}) };
        return deskReply(200, screeningPage(coordinator, model));
      },
    },
  };
}
