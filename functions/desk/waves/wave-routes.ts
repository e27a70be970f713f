import type { Season } from '#domain/season/season.ts';
import { type ListedWave, wavesOf } from '#domain/waves/wave-list.ts';
import { coordinatorContext } from '#functions/desk/coordinator-context.ts';
import { extendGroup, GROUP_BODY_LIMIT, nobodySelected } from '#functions/desk/offers/extend-group.ts';
import { selectedOf } from '#functions/desk/offers/seen-offers.ts';
import { type ToldAtDesk, tellAtDesk } from '#functions/desk/problems.ts';
import { deskProblemReply, deskReply } from '#functions/desk/replies.ts';
import type { SignedIn } from '#functions/desk/signed-in.ts';
import { csvReply, type Reply, seeOther } from '#functions/http/reply.ts';
import type { Request } from '#functions/http/request.ts';
import type { RouteHandler } from '#functions/http/routes.ts';
import { evidenceSheet } from '#functions/sheets/evidence-sheet.ts';
import { csvOf } from '#functions/sheets/sheet.ts';
import type { Store } from '#functions/store/client.ts';
import { readOffers, readOffersToShow } from '#functions/store/items/offers.ts';
import { cachedSeason } from '#functions/store/items/season-cache.ts';
import { readEvidence } from '#functions/waves/read-evidence.ts';
import { takeBack } from '#functions/waves/take-back.ts';
import { newWaveRoutes } from './new-wave-routes.ts';
import { wavePage } from './wave-page.ts';
import { wavePath } from './wave-path.ts';
import { wavesPage } from './waves-page.ts';

type Names =
  | keyof ReturnType<typeof newWaveRoutes>
  | 'GET /desk/waves'
  | 'GET /desk/waves/evidence.csv'
  | 'GET /desk/waves/{wave}'
  | 'POST /desk/waves/{wave}/take-back'
  | 'POST /desk/waves/{wave}/extend';

type At = { readonly season: Season; readonly wave: ListedWave };

/** The waves, each with what can be done with it, and the evidence that there were never more offers than seats. */
export function waveRoutes(store: Store): Readonly<Record<Names, RouteHandler<SignedIn>>> {
  return {
    ...newWaveRoutes(store),
    'GET /desk/waves': { respond: (_, coordinator) => list(store, coordinator) },
    'GET /desk/waves/evidence.csv': { respond: (_, coordinator) => evidence(store, coordinator) },
    'GET /desk/waves/{wave}': {
      respond: (request, coordinator) =>
        withWave(store, request, coordinator, async (at) => deskReply(200, wavePage(coordinator, at))),
    },
    'POST /desk/waves/{wave}/take-back': {
      bodyLimit: GROUP_BODY_LIMIT,
      respond: (request, coordinator) =>
        withWave(store, request, coordinator, (at) => takeBackSome(store, request, coordinator, at)),
    },
    'POST /desk/waves/{wave}/extend': {
      bodyLimit: GROUP_BODY_LIMIT,
      respond: (request, coordinator) =>
        withWave(store, request, coordinator, (at) => extendSome(store, request, coordinator, at)),
    },
  };
}

async function list(store: Store, coordinator: SignedIn): Promise<Reply> {
  const [{ season }, offers] = await Promise.all([
    cachedSeason(store, coordinator.season),
    readOffersToShow(store, coordinator.season),
  ]);
  return deskReply(200, wavesPage(coordinator, season, wavesOf(season, offers)));
}

async function evidence(store: Store, coordinator: SignedIn): Promise<Reply> {
  const { season } = await cachedSeason(store, coordinator.season);
  return csvReply('offers-and-seats.csv', csvOf(evidenceSheet(season, await readEvidence(store, season))));
}

/** The wave that the address names; a page that says so if there is none. */
async function withWave(
  store: Store,
  request: Request,
  coordinator: SignedIn,
  respond: (at: At) => Promise<Reply>,
): Promise<Reply> {
  const [{ season }, offers] = await Promise.all([
    cachedSeason(store, coordinator.season),
    readOffers(store, coordinator.season),
  ]);
  const name = request.params.wave;
  const wave = wavesOf(season, offers).find(({ releaseAt }) => releaseAt === name);
  return wave
    ? respond({ season, wave })
    : deskProblemReply(request, { kind: 'not-in-season' }, { coordinator });
}

async function takeBackSome(store: Store, request: Request, coordinator: SignedIn, at: At): Promise<Reply> {
  const { wave } = at;
  const fields = new URLSearchParams(request.body);
  const seen = selectedOf(wave.offers, fields, ({ state }) => state === 'prepared');
  if (seen.length === 0) return again(coordinator, at, fields, nobodySelected);
  const context = coordinatorContext(request, coordinator);
  const { taken, refusal } = await takeBack(store, coordinator.season, seen, () => context);
  if (refusal) return again(coordinator, at, fields, tellAtDesk(refusal, coordinator));
  if (taken === seen.length) return seeOther(wavePath(wave.releaseAt));
  return withWave(store, request, coordinator, async (now) =>
    again(coordinator, now, fields, releasedMeanwhile(taken, seen.length)),
  );
}

function extendSome(store: Store, request: Request, coordinator: SignedIn, at: At): Promise<Reply> {
  const { season, wave } = at;
  const path = wavePath(wave.releaseAt);
  return extendGroup(store, request, coordinator, {
    ...{ season, offers: wave.offers },
    place: { action: `${path}/extend`, back: { path, words: 'Back to the wave' }, area: 'waves' },
    again: (told) => again(coordinator, at, new URLSearchParams(request.body), told),
  });
}

/** The page of the wave once more, with why nothing was done and what was typed. */
function again(coordinator: SignedIn, at: At, fields: URLSearchParams, told: ToldAtDesk): Reply {
  const typed = {
    ...{ until: fields.get('until') ?? '', reason: fields.get('reason') ?? '' },
    chosen: fields.getAll('chosen'),
  };
  return deskReply(told.status, wavePage(coordinator, { ...at, told, typed }));
}

function releasedMeanwhile(taken: number, of: number): ToldAtDesk {
  return {
    status: 409,
    title: `${taken} of ${of} were taken back`,
    detail: 'The others had been released, or taken back by somebody else, after the page was shown.',
    next: 'The list below shows how each of them stands now.',
  };
}
