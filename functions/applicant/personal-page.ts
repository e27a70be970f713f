import type { OfferView } from '#domain/booking/standing.ts';
import { problemPage } from '#functions/applicant/pages/problem-page.ts';
import { loadView } from '#functions/booking/load-standing.ts';
import { html, json, type Reply } from '#functions/http/reply.ts';
import type { Request } from '#functions/http/request.ts';
import { linkKeys } from '#functions/links/link-keys.ts';
import { type Link, readToken } from '#functions/links/link-token.ts';
import { type Problem, tellProblem } from '#functions/problems/problems.ts';
import { now } from '#functions/runtime/clock.ts';
import type { Store } from '#functions/store/client.ts';
import { undefinedIfNotFound } from '#functions/store/not-found.ts';
import { type OfferModel, offerModel } from './offer-model.ts';
import { problemJson, problemMediaType } from './problem-json.ts';

/** Why a link that we signed leads to no page. */
type Unreachable = Extract<Problem, { kind: 'link-unknown' | 'link-revoked' }>;

/** What a personal link names, before anything is read. Keys are fetched afresh for a link that none of them signed. */
export async function linkOf({ token }: Request): Promise<Link | undefined> {
  return readToken(token, await linkKeys()) ?? readToken(token, await linkKeys(true));
}

/** The path of the personal page that the request is about. */
export function baseOf(request: Request): string {
  return `/i/${request.token}`;
}

/** The model behind a personal page, or why the link does not lead to one. Reads, and never writes. */
export async function modelOf(store: Store, link: Link, request: Request): Promise<OfferModel | Unreachable> {
  const view = await loadView(store, link).catch(undefinedIfNotFound);
  if (!view) return { kind: 'link-unknown' };
  if (view.offer.generation !== link.generation) return { kind: 'link-revoked' };
  return modelFrom(view, request);
}

/** The model of a view that was read already. */
export function modelFrom(view: OfferView, request: Request): OfferModel {
  return offerModel(view, now(), { base: baseOf(request), zone: request.query.get('zone') });
}

/** A problem as the requester wants to read it: a page or JSON, from one table. */
export function problemReply(request: Request, problem: Problem, model?: OfferModel): Reply {
  const { status } = tellProblem(problem);
  const reply = request.wantsJson
    ? json(status, problemJson(problem, model), problemMediaType)
    : html(status, problemPage(problem, model));
  return problem.kind === 'busy' ? { ...reply, headers: { ...reply.headers, 'retry-after': '2' } } : reply;
}

/** Answers with what `show` makes of the model, or with the problem that the link has. */
export async function withModel(
  store: Store,
  request: Request,
  show: (model: OfferModel, link: Link) => Promise<Reply> | Reply,
): Promise<Reply> {
  const link = await linkOf(request);
  if (!link) return problemReply(request, { kind: 'link-unknown' });
  const model = await modelOf(store, link, request);
  return 'kind' in model ? problemReply(request, model) : show(model, link);
}
