import type * as z from 'zod/mini';
import {
  type AccommodationStanding,
  askForAccommodation,
  LONGEST_REQUEST,
  whyNoAccommodation,
  withdrawRequest,
} from '#domain/accommodations/ask-for-accommodation.ts';
import { type DecisionContext, refuse } from '#domain/decisions/decision.ts';
import { isReleased } from '#domain/offers/offer.ts';
import { loadRequest } from '#functions/accommodations/load-request.ts';
import { offerJson } from '#functions/applicant/offer-json.ts';
import { baseOf } from '#functions/applicant/personal-link.ts';
import { refusedReply, withModel } from '#functions/applicant/personal-page.ts';
import { problemReply } from '#functions/applicant/problem-reply.ts';
import { accommodationBody, withdrawBody } from '#functions/applicant/request-bodies.ts';
import { whyNotTheirs } from '#functions/booking/answer-offer.ts';
import { readBody } from '#functions/http/body.ts';
import { htmlReply, json, type Reply, seeOther } from '#functions/http/reply.ts';
import type { Request } from '#functions/http/request.ts';
import type { RouteHandler, RouteName } from '#functions/http/routes.ts';
import type { Link } from '#functions/links/link-token.ts';
import { decisionContext } from '#functions/runtime/decision-context.ts';
import { attempt } from '#functions/store/attempt.ts';
import type { Store } from '#functions/store/client.ts';
import { undefinedIfNotFound } from '#functions/store/not-found.ts';
import { askAccommodationPage } from './accommodation-part.ts';

type Names = Extract<RouteName<'applicant'>, `${string}/accommodation${string}`>;

/** A character of any script takes twelve bytes of a form. */
const BODY_LIMIT = 12 * LONGEST_REQUEST + 1_024;

/** The page on which an applicant asks for an accommodation, and its forms. */
export function accommodationRoutes(store: Store): Readonly<Record<Names, RouteHandler<Link>>> {
  return {
    'GET /i/{token}/accommodation': {
      respond: (request, link) =>
        withModel(store, request, link, (model) => {
          const refusal = whyNoAccommodation(model, request.now);
          if (refusal) return problemReply(request, refusal, model);
          return request.wantsJson
            ? json(200, offerJson(model))
            : htmlReply(200, askAccommodationPage(model));
        }),
    },
    'POST /i/{token}/accommodation': formRoute(
      store,
      accommodationBody,
      (standing, { text, requestVersion: seen }, context) =>
        askForAccommodation(standing, { text, seen }, context),
    ),
    'POST /i/{token}/accommodation/withdraw': formRoute(
      store,
      withdrawBody,
      (standing, { requestVersion: seen }, context) => withdrawRequest(standing, { seen }, context),
    ),
  };
}

type Sent = { readonly zone?: string; readonly requestVersion?: number };

function formRoute<T extends z.ZodMiniType<Sent>>(
  store: Store,
  schema: T,
  decide: (
    standing: AccommodationStanding,
    body: z.output<T>,
    context: DecisionContext,
  ) => ReturnType<typeof askForAccommodation> | ReturnType<typeof withdrawRequest>,
): RouteHandler<Link> {
  const respond = async (request: Request, link: Link): Promise<Reply> => {
    const read = readBody(request, schema);
    if ('problem' in read) return refusedReply(store, request, link, read.problem);
    const context = decisionContext({ kind: 'applicant' }, request.now);
    const settled = await attempt(
      store,
      link.season,
      () => loadRequest(store, link),
      (standing) => whyLinkless(standing, link) ?? decide(standing, read.body, context),
    ).catch(undefinedIfNotFound);
    if (!settled) return problemReply(request, { kind: 'link-unknown' });
    const { verdict } = settled;
    if (verdict.kind === 'refusal') return refusedReply(store, request, link, verdict.refusal);
    const zone = read.body.zone ?? request.query.get('zone') ?? undefined;
    const query = zone === undefined ? '' : `?${new URLSearchParams({ zone })}`;
    return seeOther(`${baseOf(request)}/accommodation${query}`);
  };
  return { respond, bodyLimit: BODY_LIMIT };
}

function whyLinkless({ offer }: AccommodationStanding, { generation }: Link) {
  return isReleased(offer) ? whyNotTheirs(offer, generation) : refuse({ kind: 'link-revoked' });
}
