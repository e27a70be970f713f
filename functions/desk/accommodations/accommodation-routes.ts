import { isAccommodationReader } from '#domain/season/coordinators.ts';
import type { Season } from '#domain/season/season.ts';
import { decideAtDesk, lookAtDecision } from '#functions/accommodations/decide-at-desk.ts';
import { loadRequest } from '#functions/accommodations/load-request.ts';
import { coordinatorContext } from '#functions/desk/coordinator-context.ts';
import { type DeskProblem, tellAtDesk } from '#functions/desk/problems.ts';
import { deskProblemReply, deskReply } from '#functions/desk/replies.ts';
import type { SignedIn } from '#functions/desk/signed-in.ts';
import { type Reply, seeOther } from '#functions/http/reply.ts';
import type { Request } from '#functions/http/request.ts';
import type { RouteHandler } from '#functions/http/routes.ts';
import type { Store } from '#functions/store/client.ts';
import { readOffersToShow } from '#functions/store/items/offers.ts';
import { cachedSeason } from '#functions/store/items/season-cache.ts';
import { undefinedIfNotFound } from '#functions/store/not-found.ts';
import { type AccommodationAtDesk, accommodationPage } from './accommodation-page.ts';
import { accommodationsPage } from './accommodations-page.ts';
import { accommodationPath } from './accommodations-path.ts';
import { lookAtDecisionPage } from './look-at-decision-page.ts';
import { readDecision } from './read-decision.ts';

type Names =
  | 'GET /desk/accommodations'
  | 'GET /desk/accommodations/{offer}'
  | 'POST /desk/accommodations/{offer}';

/** A word in any script, encoded for a form. */
const BODY_LIMIT = 16 * 1024;

/** The requests for an accommodation, for the one person who reads them. Nobody else learns here whether there are any. */
export function accommodationAtDeskRoutes(store: Store): Readonly<Record<Names, RouteHandler<SignedIn>>> {
  return {
    'GET /desk/accommodations': {
      respond: (request, coordinator) =>
        forReader(store, request, coordinator, async (season) => {
          const offers = await readOffersToShow(store, season.id);
          return deskReply(200, accommodationsPage(coordinator, { season, offers, now: request.now }));
        }),
    },
    'GET /desk/accommodations/{offer}': {
      respond: (request, coordinator) =>
        forReader(store, request, coordinator, () =>
          show(store, request, coordinator, { isDone: request.query.has('done') }),
        ),
    },
    'POST /desk/accommodations/{offer}': {
      bodyLimit: BODY_LIMIT,
      respond: (request, coordinator) =>
        forReader(store, request, coordinator, () => decide(store, request, coordinator)),
    },
  };
}

/** Turns everybody else away before anything is read, whatever they asked for. */
async function forReader(
  store: Store,
  request: Request,
  coordinator: SignedIn,
  respond: (season: Season) => Promise<Reply>,
): Promise<Reply> {
  const { season } = await cachedSeason(store, coordinator.season);
  if (isAccommodationReader(season, coordinator.address)) return respond(season);
  return deskProblemReply(request, { kind: 'reader-only' }, { coordinator });
}

type Again = Pick<AccommodationAtDesk, 'typed' | 'problem' | 'isDone'>;

async function loadAsked(store: Store, request: Request, { season }: SignedIn) {
  const { offer: id = '' } = request.params;
  const standing = await loadRequest(store, { season, id }).catch(undefinedIfNotFound);
  const { accommodation, erasedAt } = standing?.offer ?? {};
  const isAsked = accommodation?.askedAt !== undefined || accommodation?.answer !== undefined;
  return standing && isAsked && erasedAt === undefined ? standing : undefined;
}

async function show(
  store: Store,
  request: Request,
  coordinator: SignedIn,
  again: Again = {},
): Promise<Reply> {
  const { problem } = again;
  if (problem && request.wantsJson) return deskProblemReply(request, problem, { coordinator });
  const standing = await loadAsked(store, request, coordinator);
  if (!standing) return deskProblemReply(request, { kind: 'not-in-season' }, { coordinator });
  const status = problem ? tellAtDesk(problem).status : 200;
  return deskReply(status, accommodationPage(coordinator, { ...standing, now: request.now, ...again }));
}

async function decide(store: Store, request: Request, coordinator: SignedIn): Promise<Reply> {
  const typed = new URLSearchParams(request.body);
  const again = (problem: DeskProblem) => show(store, request, coordinator, { typed, problem });
  const read = readDecision(request);
  if ('problem' in read) return again(read.problem);
  const standing = await loadAsked(store, request, coordinator);
  if (!standing) return again({ kind: 'not-in-season' });
  const { offer } = standing;
  const context = coordinatorContext(request, coordinator);
  const done = () => seeOther(`${accommodationPath(offer.id)}?done=1`);
  if (read.step === 'do') {
    const name = { season: coordinator.season, id: offer.id };
    const refusal = await decideAtDesk(store, name, read.decided, context);
    return refusal ? again(refusal) : done();
  }
  const seen = await lookAtDecision(store, standing, read.decided, context);
  if (seen.kind === 'repeat') return done();
  if (seen.kind === 'refused') return again(seen.refusal);
  const { word } = read.decided;
  return deskReply(200, lookAtDecisionPage(coordinator, { ...seen, offer, word, typed }));
}
