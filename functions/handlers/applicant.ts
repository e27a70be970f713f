import { hoursBetween } from '#domain/values/time.ts';
import { accommodationRoutes } from '#functions/applicant/asks/accommodation-routes.ts';
import { calendarFile } from '#functions/applicant/calendar-file.ts';
import { linkThrottle } from '#functions/applicant/link-throttle.ts';
import { offerJson } from '#functions/applicant/offer-json.ts';
import { type OfferModel, whyNoPage } from '#functions/applicant/offer-model.ts';
import openApi from '#functions/applicant/openapi/openapi.json' with { type: 'json' };
import type { Done } from '#functions/applicant/pages/booking-page.ts';
import { cancelPage } from '#functions/applicant/pages/cancel-page.ts';
import { declinePage } from '#functions/applicant/pages/decline-page.ts';
import { movePage } from '#functions/applicant/pages/move-page.ts';
import { offerPage } from '#functions/applicant/pages/offer-page.ts';
import { rootPage } from '#functions/applicant/pages/root-page.ts';
import { zonePage, zonePolicy } from '#functions/applicant/pages/time-zone-page.ts';
import { tokenPolicy } from '#functions/applicant/panel/panel-part.ts';
import { panelRoutes } from '#functions/applicant/panel/panel-routes.ts';
import { verifiedLink } from '#functions/applicant/personal-link.ts';
import { withModel } from '#functions/applicant/personal-page.ts';
import { problemReply } from '#functions/applicant/problem-reply.ts';
import { replyToStray, replyToUnknownLink } from '#functions/applicant/stray-requests.ts';
import { submissions } from '#functions/applicant/submissions.ts';
import { htmlReply, json, type Reply } from '#functions/http/reply.ts';
import type { Request } from '#functions/http/request.ts';
import type { RouteHandler, Routes } from '#functions/http/routes.ts';
import { serve } from '#functions/http/serve.ts';
import { informationReply } from '#functions/information/information-reply.ts';
import type { Link } from '#functions/links/link-token.ts';
import { required } from '#functions/runtime/environment.ts';
import { openStore } from '#functions/store/client.ts';
import { failureOf } from '#functions/store/failure.ts';
import { NotFound } from '#functions/store/not-found.ts';

const store = openStore(required('table'));

/** A page of the offer, or the offer itself for those who want JSON. */
function pageRoute(page: (model: OfferModel, done?: Done) => string): RouteHandler<Link> {
  return {
    respond: (request, link) =>
      withModel(store, request, link, (model) => {
        if (request.wantsJson) return json(200, offerJson(model));
        return htmlReply(200, page(model, justDone(request.query.get('done'), model)));
      }),
  };
}

/** What was just done, if the address says so and it is true: an address that is opened again next week is not. */
function justDone(said: string | null, { offer, now }: OfferModel): Done | undefined {
  if (said === 'asked') return said;
  if (said !== 'booked' && said !== 'moved') return undefined;
  return hoursBetween(offer.changedAt, now) < 1 ? said : undefined;
}

/** The page before a change, or why that change cannot be made. */
function confirmationRoute(
  change: 'move' | 'cancel' | 'decline',
  page: (model: OfferModel) => string,
): RouteHandler<Link> {
  return {
    respond: (request, link) =>
      withModel(store, request, link, (model) => {
        const refusal = whyNoPage(change, model);
        if (refusal) return problemReply(request, refusal, model);
        return request.wantsJson ? json(200, offerJson(model)) : htmlReply(200, page(model));
      }),
  };
}

/** The public page of the season that is recruited for, or that there is none yet. */
async function publicInformation(request: Request): Promise<Reply> {
  try {
    return await informationReply(store, required('season'), request);
  } catch (error) {
    if (error instanceof NotFound) return problemReply(request, { kind: 'page-unknown' });
    throw error;
  }
}

/** Every route of the applicant. The GET ones read; only submissions change anything. */
const routes: Routes<'applicant', Link> = {
  'GET /': { open: true, respond: () => htmlReply(200, rootPage()) },
  'GET /season': { open: true, respond: publicInformation },
  'GET /openapi.json': { open: true, respond: () => json(200, openApi) },
  'GET /i/{token}': { ...pageRoute(offerPage), policy: tokenPolicy },
  'GET /i/{token}/move': confirmationRoute('move', movePage),
  'GET /i/{token}/cancel': confirmationRoute('cancel', cancelPage),
  'GET /i/{token}/decline': confirmationRoute('decline', declinePage),
  'GET /i/{token}/zone': { ...pageRoute(zonePage), policy: zonePolicy },
  'GET /i/{token}/calendar.ics': { respond: (request, link) => calendarFile(store, request, link) },
  ...submissions(store),
  ...panelRoutes(store),
  ...accommodationRoutes(store),
};

export const handler = serve({
  routes,
  authenticate: verifiedLink,
  turnAway: linkThrottle(),
  fallbacks: {
    notFound: replyToStray,
    unauthenticated: replyToUnknownLink,
    failed: (request, error) =>
      problemReply(request, { kind: failureOf(error) === 'unsettled' ? 'busy' : 'broken' }),
  },
});
