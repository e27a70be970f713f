import { erase } from '#domain/people/erase.ts';
import { isAccommodationReader } from '#domain/season/coordinators.ts';
import { coordinatorContext } from '#functions/desk/coordinator-context.ts';
import { LONGEST_REASON } from '#functions/desk/longest-reason.ts';
import { type DeskProblem, tellAtDesk } from '#functions/desk/problems.ts';
import { deskProblemReply, deskReply } from '#functions/desk/replies.ts';
import type { SignedIn } from '#functions/desk/signed-in.ts';
import { erasePeople, loadPeople } from '#functions/erasure/erase-people.ts';
import { erasurePreview } from '#functions/erasure/erasure-preview.ts';
import { exportPerson, type KeptApart } from '#functions/erasure/export-person.ts';
import { removeOwn } from '#functions/erasure/finish-erasure.ts';
import { type Reply, seeOther } from '#functions/http/reply.ts';
import type { Request } from '#functions/http/request.ts';
import type { RouteHandler } from '#functions/http/routes.ts';
import type { Store } from '#functions/store/client.ts';
import { readApplicationIds } from '#functions/store/items/erasure/removals.ts';
import { readOffersToShow } from '#functions/store/items/offers.ts';
import { cachedSeason } from '#functions/store/items/season-cache.ts';
import { dataPage } from './data-page.ts';
import { retentionPage } from './retention-page.ts';
import { changedSinceSeen, seenPerson } from './seen-person.ts';

type Names =
  | 'GET /desk/person/{id}/data'
  | 'GET /desk/person/{id}/data/export.json'
  | 'POST /desk/person/{id}/data'
  | 'GET /desk/retention';

/** What is held about a person, to be handed over or erased, and for how long the season keeps it. */
export function dataRoutes(store: Store): Readonly<Record<Names, RouteHandler<SignedIn>>> {
  return {
    'GET /desk/person/{id}/data': { respond: (request, coordinator) => show(store, request, coordinator) },
    'GET /desk/person/{id}/data/export.json': {
      respond: (request, coordinator) => download(store, request, coordinator),
    },
    'POST /desk/person/{id}/data': {
      respond: (request, coordinator) => eraseOne(store, request, coordinator),
    },
    'GET /desk/retention': { respond: (request, coordinator) => retention(store, request, coordinator) },
  };
}

/** All that is stored under the AAMC ID of the address; nothing if there is nothing. */
async function personIn(store: Store, { params }: Request, { season }: SignedIn) {
  const id = (params.id ?? '').slice(0, 100);
  const standing = await loadPeople(store, season, [id]);
  const isHeld = standing.offers.length + standing.applications.length + standing.listed.length > 0;
  return isHeld ? { id, standing } : undefined;
}

function unknown({ params }: Request): DeskProblem {
  return { kind: 'application-unknown', application: (params.id ?? '').slice(0, 20) };
}

async function show(
  store: Store,
  request: Request,
  coordinator: SignedIn,
  refused?: DeskProblem,
): Promise<Reply> {
  const person = await personIn(store, request, coordinator);
  if (!person) return deskProblemReply(request, unknown(request), { coordinator });
  const preview = await erasurePreview(store, person.standing);
  const would = erase(person.standing, coordinatorContext(request, coordinator));
  const problem = refused ?? (would.kind === 'refusal' ? would.refusal : undefined);
  const typed = refused && new URLSearchParams(request.body);
  const isStale = refused?.kind === 'changed-meanwhile';
  const meanwhile = isStale ? changedSinceSeen(person.standing, typed?.get('seen') ?? '') : [];
  const status = refused ? tellAtDesk(refused).status : 200;
  return deskReply(status, dataPage(coordinator, { ...person, preview, problem, typed, meanwhile }));
}

/** Without what only the audit reads, and what applicants were promised that one coordinator alone reads. */
async function download(store: Store, request: Request, coordinator: SignedIn): Promise<Reply> {
  const [person, { season }] = await Promise.all([
    personIn(store, request, coordinator),
    cachedSeason(store, coordinator.season),
  ]);
  if (!person) return deskProblemReply(request, unknown(request), { coordinator });
  const headers = {
    'content-type': 'application/json; charset=utf-8',
    'content-disposition': 'attachment; filename="data-of-applicant.json"',
  };
  const isReader = isAccommodationReader(season, coordinator.address);
  const leftOut: readonly KeptApart[] = isReader
    ? ['selfIdentification']
    : ['selfIdentification', 'accommodationRequests'];
  const body = await exportPerson(store, person.standing, request.now, leftOut);
  return { status: 200, headers, body };
}

/** The clock goes on with what would take too long while somebody waits: every history in which others may mention the person. */
async function eraseOne(store: Store, request: Request, coordinator: SignedIn): Promise<Reply> {
  const fields = new URLSearchParams(request.body);
  const id = request.params.id ?? '';
  if (fields.get('confirm')?.trim() !== id)
    return show(store, request, coordinator, { kind: 'erasure-unconfirmed' });
  const person = await personIn(store, request, coordinator);
  if (person && seenPerson(person.standing) !== fields.get('seen'))
    return show(store, request, coordinator, { kind: 'changed-meanwhile' });
  const reason = (fields.get('reason') ?? '').trim().slice(0, LONGEST_REASON);
  const context = coordinatorContext(request, coordinator);
  const verdict = await erasePeople(store, coordinator.season, [id], context, reason || undefined, removeOwn);
  if (verdict.kind === 'refusal') return show(store, request, coordinator, verdict.refusal);
  return seeOther('/desk/retention?done=erased');
}

async function retention(store: Store, { query }: Request, coordinator: SignedIn): Promise<Reply> {
  const [{ season }, offers, ids] = await Promise.all([
    cachedSeason(store, coordinator.season),
    readOffersToShow(store, coordinator.season),
    readApplicationIds(store, coordinator.season),
  ]);
  const model = { season, offers, applications: ids.length, isErased: query.get('done') === 'erased' };
  return deskReply(200, retentionPage(coordinator, model));
}
