import type { Season } from '#domain/season/season.ts';
import { type ListedWave, wavesOf } from '#domain/waves/wave-list.ts';
import { coordinatorContext } from '#functions/desk/coordinator-context.ts';
import { LONGEST_REASON } from '#functions/desk/longest-reason.ts';
import { type ToldAtDesk, tellAtDesk } from '#functions/desk/problems.ts';
import { deskProblemReply, deskReply } from '#functions/desk/replies.ts';
import type { SignedIn } from '#functions/desk/signed-in.ts';
import { csvReply, type Reply, seeOther } from '#functions/http/reply.ts';
import type { Request } from '#functions/http/request.ts';
import type { RouteHandler } from '#functions/http/routes.ts';
import { timeFromField } from '#functions/http/time-field.ts';
import { evidenceSheet } from '#functions/sheets/evidence-sheet.ts';
import { csvOf } from '#functions/sheets/sheet.ts';
import type { Store } from '#functions/store/client.ts';
import { readOffers, readOffersToShow } from '#functions/store/items/offers.ts';
import { cachedSeason } from '#functions/store/items/season-cache.ts';
import { extendOffers } from '#functions/waves/extend-offers.ts';
import { readEvidence } from '#functions/waves/read-evidence.ts';
import { takeBack } from '#functions/waves/take-back.ts';
import { extendedPage, extendPage } from './extend-page.ts';
import { newWaveRoutes } from './new-wave-routes.ts';
import { selectedOf } from './seen-offers.ts';
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

/** As many as can get more time while a person waits: each is weighed against everybody who is invited. */
const MOST_EXTENDED = 200;

/** A wave of five hundred, each with the deadline that was seen. */
const BODY_LIMIT = 96 * 1024;

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
      bodyLimit: BODY_LIMIT,
      respond: (request, coordinator) =>
        withWave(store, request, coordinator, (at) => takeBackSome(store, request, coordinator, at)),
    },
    'POST /desk/waves/{wave}/extend': {
      bodyLimit: BODY_LIMIT,
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
  const name = decodeURIComponent(request.params.wave ?? '');
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
  if (refusal) return again(coordinator, at, fields, tellAtDesk(refusal, coordinator.zone));
  if (taken === seen.length) return seeOther(wavePath(wave.releaseAt));
  return withWave(store, request, coordinator, async (now) =>
    again(coordinator, now, fields, releasedMeanwhile(taken, seen.length)),
  );
}

async function extendSome(store: Store, request: Request, coordinator: SignedIn, at: At): Promise<Reply> {
  const { season, wave } = at;
  const fields = new URLSearchParams(request.body);
  const [typedUntil, reason] = [fields.get('until') ?? '', (fields.get('reason') ?? '').trim()];
  const until = timeFromField(season.program.zone, typedUntil);
  const seen = selectedOf(wave.offers, fields, ({ state }) => state === 'open');
  if (seen.length === 0) return again(coordinator, at, fields, nobodySelected);
  if (!until || reason.length > LONGEST_REASON) return again(coordinator, at, fields, noDeadline);
  if (seen.length > MOST_EXTENDED) return again(coordinator, at, fields, tooMany);
  const ids = new Set(seen.map(({ id }) => id));
  const offers = wave.offers.filter(({ id }) => ids.has(id));
  const ask = { until, ...(reason ? { reason } : {}) };
  if (fields.get('do') !== 'extend') {
    const group = { ...at, ...ask, offers, typedUntil, releaseAt: wave.releaseAt, now: request.now };
    return deskReply(200, extendPage(coordinator, group));
  }
  const context = coordinatorContext(request, coordinator);
  const answer = await extendOffers(store, season.id, seen, ask, () => context);
  return deskReply(200, extendedPage(coordinator, { releaseAt: wave.releaseAt, offers }, answer));
}

/** The page of the wave once more, with why nothing was done and what was typed. */
function again(coordinator: SignedIn, at: At, fields: URLSearchParams, told: ToldAtDesk): Reply {
  const typed = {
    ...{ until: fields.get('until') ?? '', reason: fields.get('reason') ?? '' },
    chosen: fields.getAll('chosen'),
  };
  return deskReply(told.status, wavePage(coordinator, { ...at, told, typed }));
}

const nobodySelected: ToldAtDesk = {
  status: 422,
  title: 'Nobody is selected for whom this can be done',
  detail: 'Before the release invitations can be taken back; those without an answer can get more time.',
  next: 'Tick at least one, and send it again.',
};

const noDeadline: ToldAtDesk = {
  status: 422,
  title: 'The new deadline is missing, or the reason is too long',
  detail: 'A deadline is a day and a time on the program’s clock.',
  next: 'Everything you entered is still here: complete it, and send it again.',
};

const tooMany: ToldAtDesk = {
  status: 422,
  title: `At most ${MOST_EXTENDED} can get more time at once`,
  detail: 'Each new deadline is weighed against everybody who is invited.',
  next: 'Select a part of them, and then the others.',
};

function releasedMeanwhile(taken: number, of: number): ToldAtDesk {
  return {
    status: 409,
    title: `${taken} of ${of} were taken back`,
    detail: 'The others had been released, or taken back by somebody else, after the page was shown.',
    next: 'The list below shows how each of them stands now.',
  };
}
