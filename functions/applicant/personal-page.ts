import type { OfferView } from '#domain/booking/standing.ts';
import { loadView } from '#functions/booking/load-standing.ts';
import type { Reply } from '#functions/http/reply.ts';
import type { Request } from '#functions/http/request.ts';
import type { Link } from '#functions/links/link-token.ts';
import type { Markup } from '#functions/page/markup.ts';
import type { Problem } from '#functions/problems/problems.ts';
import { readAccommodationRequest } from '#functions/store/accommodations/accommodation-requests.ts';
import type { Store } from '#functions/store/client.ts';
import { undefinedIfNotFound } from '#functions/store/not-found.ts';
import { type OfferModel, offerModel } from './offer-model.ts';
import { askedSoFar } from './panel/asked-so-far.ts';
import { baseOf } from './personal-link.ts';
import { phonesOfNear, toldToday } from './phones-of-near.ts';
import { problemReply } from './problem-reply.ts';

/** Why a link that we signed leads to no page. */
type Unreachable = Extract<Problem, { kind: 'link-unknown' | 'link-revoked' | 'offer-erased' }>;

/** The model behind a personal page, or why the link does not lead to one. Reads, and never writes. */
export async function modelOf(store: Store, link: Link, request: Request): Promise<OfferModel | Unreachable> {
  const view = await loadView(store, link).catch(undefinedIfNotFound);
  if (!view) return { kind: 'link-unknown' };
  if (view.offer.erasedAt) return { kind: 'offer-erased' };
  if (view.offer.generation !== link.generation) return { kind: 'link-revoked' };
  const [phones, told, written, asked] = await Promise.all([
    phonesOfNear(store, view, request.now),
    toldToday(store, view, request.now),
    view.offer.accommodation ? readAccommodationRequest(store, link.season, link.id) : undefined,
    askedSoFar(store, view, request.now),
  ]);
  const also = {
    ...{ ...(phones ? { phones } : {}), ...(told ? { told } : {}) },
    ...{ ...(written ? { request: written } : {}), ...(asked ? { asked } : {}) },
  };
  return { ...modelFrom(view, request), ...also };
}

/** The model of a view that was read already. */
export function modelFrom(view: OfferView, request: Request): OfferModel {
  return offerModel(view, request.now, { base: baseOf(request), zone: request.query.get('zone') });
}

/** Replies with what `show` makes of the model, or with the problem that the link has. */
export async function withModel(
  store: Store,
  request: Request,
  link: Link,
  show: (model: OfferModel) => Promise<Reply> | Reply,
): Promise<Reply> {
  const model = await modelOf(store, link, request);
  return 'kind' in model ? problemReply(request, model) : show(model);
}

/** The problem, with the offer as it stands now for the requester to choose again, and `again` a form with what was sent. */
export async function refusedReply(
  store: Store,
  request: Request,
  link: Link,
  problem: Problem,
  again: (model: OfferModel) => Markup | undefined = () => undefined,
): Promise<Reply> {
  return withModel(store, request, link, (model) => problemReply(request, problem, model, again(model)));
}
