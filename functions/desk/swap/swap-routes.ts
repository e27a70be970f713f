import { swap } from '#domain/booking/swap.ts';
import type { Offer } from '#domain/offers/offer.ts';
import { lookAtSwap, type SwapAsked, swapOffers } from '#functions/behalf/swap-offers.ts';
import { coordinatorContext } from '#functions/desk/coordinator-context.ts';
import { LONGEST_REASON } from '#functions/desk/longest-reason.ts';
import { offerAtDeskPath } from '#functions/desk/offer/offer-at-desk.ts';
import { tellAtDesk } from '#functions/desk/problems.ts';
import { deskProblemReply, deskReply } from '#functions/desk/replies.ts';
import type { SignedIn } from '#functions/desk/signed-in.ts';
import { type Reply, seeOther } from '#functions/http/reply.ts';
import type { Request } from '#functions/http/request.ts';
import type { RouteHandler } from '#functions/http/routes.ts';
import type { Store } from '#functions/store/client.ts';
import { readOffersToShow } from '#functions/store/items/offers.ts';
import { cachedSeason } from '#functions/store/items/season-cache.ts';
import { readSeats } from '#functions/store/items/seats.ts';
import { NotFound } from '#functions/store/not-found.ts';
import { type SwapModel, type SwapNotDone, swapLookPage, swapPage } from './swap-page.ts';

type Names = 'GET /desk/offers/{offer}/swap' | 'POST /desk/offers/{offer}/swap';

const BODY_LIMIT = 32 * 1024;

/** Swapping the interviews of two applicants: with whom, looked at first, then done. */
export function swapRoutes(store: Store): Readonly<Record<Names, RouteHandler<SignedIn>>> {
  return {
    'GET /desk/offers/{offer}/swap': {
      respond: (request, coordinator) => show(store, request, coordinator),
    },
    'POST /desk/offers/{offer}/swap': {
      bodyLimit: BODY_LIMIT,
      respond: (request, coordinator) => act(store, request, coordinator),
    },
  };
}

async function show(
  store: Store,
  request: Request,
  coordinator: SignedIn,
  { typed, notDone }: { readonly typed?: URLSearchParams; readonly notDone?: SwapNotDone } = {},
): Promise<Reply> {
  if (notDone && request.wantsJson) return deskProblemReply(request, notDone.problem, { coordinator });
  const model = await loadSwap(store, request, coordinator);
  if (!model) return deskProblemReply(request, { kind: 'not-in-season' }, { coordinator });
  if (model.offer.state !== 'booked' && !notDone)
    return deskProblemReply(request, { kind: 'not-booked' }, { coordinator });
  const status = notDone ? tellAtDesk(notDone.problem).status : 200;
  return deskReply(status, swapPage({ ...model, typed }, notDone));
}

/** The offer, and everybody with whom it could swap if a reason is given. */
async function loadSwap(
  store: Store,
  request: Request,
  coordinator: SignedIn,
): Promise<SwapModel | undefined> {
  const { season: name } = coordinator;
  const [{ season }, offers, seats] = await Promise.all([
    cachedSeason(store, name),
    readOffersToShow(store, name),
    readSeats(store, name),
  ]);
  const one = offers.find(({ id }) => id === request.params.offer);
  if (!one) return undefined;
  const context = coordinatorContext(request, coordinator);
  const fits = (other: Offer) =>
    swap({ season, one, other, seats }, { reason: 'any', otherRecordId: '' }, context).kind === 'decision';
  return { coordinator, season, offer: one, candidates: offers.filter(fits) };
}

async function act(store: Store, request: Request, coordinator: SignedIn): Promise<Reply> {
  try {
    return await swapAsked(store, request, coordinator);
  } catch (error) {
    if (!(error instanceof NotFound)) throw error;
    return deskProblemReply(request, { kind: 'not-in-season' }, { coordinator });
  }
}

async function swapAsked(store: Store, request: Request, coordinator: SignedIn): Promise<Reply> {
  const typed = new URLSearchParams(request.body);
  const asked = swapIn(typed, coordinator.season, request.params.offer ?? '');
  if ('problem' in asked) {
    const fields = [{ path: 'other', message: asked.problem }];
    const notDone = { problem: { kind: 'body-invalid', fields } as const, meanwhile: [] };
    return show(store, request, coordinator, { typed, notDone });
  }
  const step = typed.get('step');
  if (step === 'edit') return show(store, request, coordinator, { typed });
  const context = coordinatorContext(request, coordinator);
  const ended =
    step === 'do' ? await swapOffers(store, asked, context) : await lookAtSwap(store, asked, context);
  if (ended.kind === 'refused') {
    const notDone = { problem: ended.refusal, meanwhile: ended.meanwhile };
    return show(store, request, coordinator, { typed, notDone });
  }
  if (ended.kind === 'would') return deskReply(200, swapLookPage(coordinator, ended, typed));
  return seeOther(`${offerAtDeskPath(asked.one.id)}?done=swapped`);
}

/** The swap that a form asks for. */
function swapIn(form: URLSearchParams, season: string, id: string): SwapAsked | { readonly problem: string } {
  const [, other, otherVersion] = /^([\w-]{1,60})\.(\d{1,7})$/.exec(form.get('other') ?? '') ?? [];
  const version = Number(form.get('version'));
  if (!other || !otherVersion) return { problem: 'Please choose with whom to swap.' };
  if (!Number.isInteger(version) || version < 1) return { problem: 'Please open the page again.' };
  const reason = (form.get('reason') ?? '').trim();
  if (reason.length > LONGEST_REASON) return { problem: 'The reason is too long.' };
  return {
    ...{ season, one: { id, version }, other: { id: other, version: Number(otherVersion) } },
    ...(reason ? { reason } : {}),
  };
}
