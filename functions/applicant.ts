import { hoursBetween } from '../domain/time.ts';
import { required } from './environment.ts';
import { calendarFile } from './http/calendar-file.ts';
import { linkThrottle } from './http/link-throttle.ts';
import openApi from './http/openapi.json' with { type: 'json' };
import { problemReply, withModel } from './http/personal.ts';
import { html, json } from './http/reply.ts';
import { type Respond, type RouteName, serve } from './http/serve.ts';
import { submissions } from './http/submissions.ts';
import { openStore } from './store/client.ts';
import { failureOf } from './store/failure.ts';
import { cancelPage } from './views/cancel-page.ts';
import { declinePage } from './views/decline-page.ts';
import { movePage } from './views/move-page.ts';
import { offerJson } from './views/offer-json.ts';
import { type OfferModel, whyNoPage } from './views/offer-model.ts';
import { offerPage } from './views/offer-page.ts';
import { rootPage } from './views/root-page.ts';
import { zonePage } from './views/zone-page.ts';

const store = openStore(required('table'));

/** A page of the offer, or the offer itself for those who want JSON. */
function shows(page: (model: OfferModel, done?: 'booked' | 'moved') => string): Respond {
  return (request) =>
    withModel(store, request, (model) => {
      if (request.wantsJson) return json(200, offerJson(model));
      return html(200, page(model, justDone(request.query.get('done'), model)));
    });
}

/** What was just done, if the address says so and it is true: an address that is opened again next week is not. */
function justDone(said: string | null, { offer, now }: OfferModel): 'booked' | 'moved' | undefined {
  if (said !== 'booked' && said !== 'moved') return undefined;
  return hoursBetween(offer.changedAt, now) < 1 ? said : undefined;
}

/** The page before a change, or why that change cannot be made. */
function asks(change: 'move' | 'cancel' | 'decline', page: (model: OfferModel) => string): Respond {
  return (request) =>
    withModel(store, request, (model) => {
      const refusal = whyNoPage(change, model);
      if (refusal) return problemReply(request, refusal, model);
      return request.wantsJson ? json(200, offerJson(model)) : html(200, page(model));
    });
}

/** Every route of the applicant. The GET ones read; only submissions change anything. */
const routes: Readonly<Record<RouteName<'applicant'>, Respond>> = {
  'GET /': () => html(200, rootPage()),
  'GET /openapi.json': () => json(200, openApi),
  'GET /i/{token}': shows(offerPage),
  'GET /i/{token}/move': asks('move', movePage),
  'GET /i/{token}/cancel': asks('cancel', cancelPage),
  'GET /i/{token}/decline': asks('decline', declinePage),
  'GET /i/{token}/zone': shows(zonePage),
  'GET /i/{token}/calendar.ics': (request) => calendarFile(store, request),
  ...submissions(store),
};

export const handler = serve({
  routes,
  guard: linkThrottle(),
  lastResorts: {
    notFound: (request) => problemReply(request, { kind: 'page-unknown' }),
    broken: (request, error) =>
      problemReply(request, { kind: failureOf(error) === 'unsettled' ? 'busy' : 'broken' }),
  },
});
