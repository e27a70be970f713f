import { accommodationAtDeskRoutes } from '#functions/desk/accommodations/accommodation-routes.ts';
import { applicationRoutes } from '#functions/desk/applications/application-routes.ts';
import { closingRoutes } from '#functions/desk/closing/closing-routes.ts';
import { dataRoutes } from '#functions/desk/data/data-routes.ts';
import { rosterRoutes } from '#functions/desk/days/roster-routes.ts';
import { deskPolicy } from '#functions/desk/desk-sheet.ts';
import { factRoutes } from '#functions/desk/facts/fact-routes.ts';
import { turnAwayAtDesk } from '#functions/desk/guard.ts';
import { homeRoutes } from '#functions/desk/home/home-routes.ts';
import { importRoutes } from '#functions/desk/imports/import-routes.ts';
import { crewRoutes } from '#functions/desk/interviewers/crew-routes.ts';
import { interviewRoutes } from '#functions/desk/interviews/interview-routes.ts';
import { matchRoutes } from '#functions/desk/match/match-routes.ts';
import { offerAtDeskRoutes } from '#functions/desk/offer/offer-at-desk-routes.ts';
import { offerListRoutes } from '#functions/desk/offers/offer-list-routes.ts';
import { personRoutes } from '#functions/desk/person/person-routes.ts';
import { planRoutes } from '#functions/desk/plan/plan-routes.ts';
import { panelQuestionRoutes } from '#functions/desk/questions/question-routes.ts';
import { recordRoutes } from '#functions/desk/record/record-routes.ts';
import { deskProblemReply } from '#functions/desk/replies.ts';
import { screeningRoutes } from '#functions/desk/screening/screening-routes.ts';
import { seasonRoutes } from '#functions/desk/season/season-routes.ts';
import { signInRoutes } from '#functions/desk/sign-in/sign-in-routes.ts';
import { signOutRoutes } from '#functions/desk/sign-in/sign-out-routes.ts';
import { replyToSignedOut } from '#functions/desk/sign-in/signed-out.ts';
import { type SignedIn, signedIn } from '#functions/desk/signed-in.ts';
import { swapRoutes } from '#functions/desk/swap/swap-routes.ts';
import { waveRoutes } from '#functions/desk/waves/wave-routes.ts';
import { openFiles } from '#functions/files/file-store.ts';
import type { Routes } from '#functions/http/routes.ts';
import { serve } from '#functions/http/serve.ts';
import { required } from '#functions/runtime/environment.ts';
import { openStore } from '#functions/store/client.ts';
import { failureOf } from '#functions/store/failure.ts';
import { NotFound } from '#functions/store/not-found.ts';

const store = openStore(required('table'));
const files = openFiles(required('files'));
const season = required('season');

/**
 * Every route of the desk. Only those of signing in, and where the bucket leads back to, are open; a form of any other is checked before its route runs
 * (`functions/desk/guard.ts`), so an area exports its handlers and nothing more.
 */
const routes: Routes<'desk', SignedIn> = {
  ...signInRoutes(store, season),
  ...signOutRoutes(store),
  ...homeRoutes(store),
  ...importRoutes({ store, files }),
  ...screeningRoutes(store),
  ...applicationRoutes(store),
  ...personRoutes(store),
  ...offerAtDeskRoutes(store),
  ...swapRoutes(store),
  ...factRoutes({ store, files }),
  ...interviewRoutes(store),
  ...offerListRoutes(store),
  ...rosterRoutes(store),
  ...matchRoutes(store),
  ...planRoutes(store),
  ...seasonRoutes(store),
  ...recordRoutes(store),
  ...closingRoutes(store),
  ...dataRoutes(store),
  ...waveRoutes(store),
  ...crewRoutes(store),
  ...panelQuestionRoutes(store),
  ...accommodationAtDeskRoutes(store),
};

export const handler = serve({
  routes,
  authenticate: (request) => signedIn(store, season, request),
  turnAway: turnAwayAtDesk,
  finish: (_, { renewed }, reply) => (renewed && !reply.cookies ? { ...reply, cookies: [renewed] } : reply),
  policy: deskPolicy,
  fallbacks: {
    notFound: (request) => deskProblemReply(request, { kind: 'not-in-season' }),
    unauthenticated: (request) => replyToSignedOut(store, season, request),
    failed: (request, error) => {
      if (error instanceof NotFound) return deskProblemReply(request, { kind: 'season-missing' });
      return deskProblemReply(request, { kind: failureOf(error) === 'unsettled' ? 'busy' : 'broken' });
    },
  },
});
