import { carryOut } from '#functions/behalf/carry-out.ts';
import { lookAtDeed } from '#functions/behalf/look-at-deed.ts';
import { coordinatorContext } from '#functions/desk/coordinator-context.ts';
import { tellAtDesk } from '#functions/desk/problems.ts';
import { deskProblemReply, deskReply } from '#functions/desk/replies.ts';
import type { SignedIn } from '#functions/desk/signed-in.ts';
import { type Reply, seeOther } from '#functions/http/reply.ts';
import type { Request } from '#functions/http/request.ts';
import type { RouteHandler } from '#functions/http/routes.ts';
import type { Store } from '#functions/store/client.ts';
import { cachedSeason } from '#functions/store/items/season-cache.ts';
import { NotFound } from '#functions/store/not-found.ts';
import { lookPage } from './look-page.ts';
import { loadOfferAtDesk, offerAtDeskPath } from './offer-at-desk.ts';
import { type NotDone, offerAtDeskPage } from './offer-at-desk-page.ts';
import { type AskedAtDesk, readOfferDeed } from './read-offer-deed.ts';

type Names = 'GET /desk/offers/{offer}' | 'POST /desk/offers/{offer}';

/** A reason in any script, encoded for a form, three times over. */
const BODY_LIMIT = 32 * 1024;

/** The page of one offer, and what is done on its applicant's behalf: looked at first, then done. */
export function offerAtDeskRoutes(store: Store): Readonly<Record<Names, RouteHandler<SignedIn>>> {
  return {
    'GET /desk/offers/{offer}': {
      respond: (request, coordinator) => show(store, request, coordinator),
    },
    'POST /desk/offers/{offer}': {
      bodyLimit: BODY_LIMIT,
      respond: (request, coordinator) => act(store, request, coordinator),
    },
  };
}

/** The offer's page; after a refusal with its status, why, what changed meanwhile, and what was typed. */
async function show(
  store: Store,
  request: Request,
  coordinator: SignedIn,
  again: { readonly typed?: URLSearchParams; readonly notDone?: NotDone } = {},
): Promise<Reply> {
  const { now, params, query, wantsJson } = request;
  const { typed, notDone } = again;
  if (notDone && wantsJson) return deskProblemReply(request, notDone.problem, { coordinator });
  const model = await loadOfferAtDesk(store, coordinator, params.offer ?? '', now);
  if (!model) return deskProblemReply(request, { kind: 'not-in-season' }, { coordinator });
  const status = notDone ? tellAtDesk(notDone.problem).status : 200;
  return deskReply(status, offerAtDeskPage({ ...model, typed }, query.get('done'), notDone));
}

async function act(store: Store, request: Request, coordinator: SignedIn): Promise<Reply> {
  try {
    return await doAsked(store, request, coordinator);
  } catch (error) {
    if (!(error instanceof NotFound)) throw error;
    return deskProblemReply(request, { kind: 'not-in-season' }, { coordinator });
  }
}

async function doAsked(store: Store, request: Request, coordinator: SignedIn): Promise<Reply> {
  const { season } = await cachedSeason(store, coordinator.season);
  const typed = new URLSearchParams(request.body);
  const asked = readOfferDeed(request, season);
  if ('problem' in asked)
    return show(store, request, coordinator, { typed, notDone: { problem: asked.problem, meanwhile: [] } });
  if (asked.step === 'edit') return show(store, request, coordinator, { typed });
  return asked.step === 'look'
    ? look(store, request, coordinator, { asked, typed })
    : carryOutAsked(store, request, coordinator, { asked, typed });
}

type Asking = { readonly asked: AskedAtDesk; readonly typed: URLSearchParams };

async function look(
  store: Store,
  request: Request,
  coordinator: SignedIn,
  { asked, typed }: Asking,
): Promise<Reply> {
  const name = { season: coordinator.season, id: request.params.offer ?? '' };
  const seen = await lookAtDeed(store, name, asked, coordinatorContext(request, coordinator));
  if (seen.kind === 'repeat') return seeOther(`${offerAtDeskPath(name.id)}?done=already`);
  if (seen.kind === 'refused') {
    const notDone = { problem: seen.refusal, meanwhile: seen.meanwhile };
    return show(store, request, coordinator, { typed, notDone });
  }
  return deskReply(200, lookPage(coordinator, asked.deed.action, seen, typed));
}

async function carryOutAsked(
  store: Store,
  request: Request,
  coordinator: SignedIn,
  { asked, typed }: Asking,
): Promise<Reply> {
  const name = { season: coordinator.season, id: request.params.offer ?? '' };
  const outcome = await carryOut(store, name, asked, coordinatorContext(request, coordinator));
  if (outcome.kind === 'refused') {
    const notDone = { problem: outcome.refusal, meanwhile: outcome.meanwhile };
    return show(store, request, coordinator, { typed, notDone });
  }
  const done = outcome.kind === 'done' ? asked.deed.action : 'already';
  return seeOther(`${offerAtDeskPath(name.id)}?done=${done}`);
}
