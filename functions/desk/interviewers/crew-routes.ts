import { coordinatorContext } from '#functions/desk/coordinator-context.ts';
import { type DeskProblem, tellAtDesk } from '#functions/desk/problems.ts';
import { deskProblemReply, deskReply } from '#functions/desk/replies.ts';
import type { SignedIn } from '#functions/desk/signed-in.ts';
import { type Reply, seeOther } from '#functions/http/reply.ts';
import type { Request } from '#functions/http/request.ts';
import type { RouteHandler } from '#functions/http/routes.ts';
import { crewOf } from '#functions/interviewers/change-crew.ts';
import { guestsOf } from '#functions/interviewers/guests-of.ts';
import { maybeKnown } from '#functions/interviewers/maybe-known.ts';
import type { Store } from '#functions/store/client.ts';
import { readPlannedDays } from '#functions/store/interviews/planned-days.ts';
import { cachedSeason } from '#functions/store/items/season-cache.ts';
import { actOnInterviewer, refusalOf } from './act-on-interviewer.ts';
import { type CrewModel, crewPath, interviewerPath, loadCrewModel, type RefusedEntry } from './crew-model.ts';
import { crewPage } from './crew-page.ts';
import { interviewerAtDeskPage, newInterviewerPage } from './interviewer-at-desk-page.ts';
import { listedIn } from './interviewer-inputs.ts';
import { listRoutes } from './list-routes.ts';
import { lookAtRemovalPage } from './look-at-removal.ts';

type Names =
  | keyof ReturnType<typeof listRoutes>
  | `${'GET' | 'POST'} /desk/interviewers`
  | `${'GET' | 'POST'} /desk/interviewers/new`
  | `${'GET' | 'POST'} /desk/interviewers/{id}`;

/** A form with every day of the season. */
const BODY_LIMIT = 64 * 1024;

/** Who interviews: the list, one of them, and what a coordinator enters for them. */
export function crewRoutes(store: Store): Readonly<Record<Names, RouteHandler<SignedIn>>> {
  const responding = (respond: typeof showCrew): RouteHandler<SignedIn> => ({
    respond: (request, coordinator) => respond(store, request, coordinator),
  });
  return {
    ...listRoutes(store, showCrew),
    'GET /desk/interviewers': responding(showCrew),
    'POST /desk/interviewers': responding(mailLinks),
    'GET /desk/interviewers/new': responding(showNew),
    'POST /desk/interviewers/new': responding(add),
    'GET /desk/interviewers/{id}': responding(showOne),
    'POST /desk/interviewers/{id}': { bodyLimit: BODY_LIMIT, ...responding(act) },
  };
}

const statusOf = (refused: RefusedEntry | undefined) => (refused ? tellAtDesk(refused.problem).status : 200);

async function showCrew(
  store: Store,
  { now, query }: Request,
  coordinator: SignedIn,
  refused?: RefusedEntry,
): Promise<Reply> {
  const model = { ...(await loadCrewModel(store, coordinator.season, now)), refused };
  return deskReply(statusOf(refused), crewPage(coordinator, model, query.get('done')));
}

async function showNew(
  store: Store,
  { now }: Request,
  coordinator: SignedIn,
  refused?: RefusedEntry,
): Promise<Reply> {
  const model = { ...(await loadCrewModel(store, coordinator.season, now)), refused };
  return deskReply(statusOf(refused), newInterviewerPage(coordinator, model));
}

async function showOne(
  store: Store,
  request: Request,
  coordinator: SignedIn,
  refused?: RefusedEntry,
): Promise<Reply> {
  const model = { ...(await loadCrewModel(store, coordinator.season, request.now)), refused };
  const known = model.list.interviewers.find(({ id }) => id === request.params.id);
  if (!known) return deskProblemReply(request, { kind: 'interviewer-unknown' }, { coordinator });
  const isDone = request.query.get('done') === 'saved';
  const guests = guestsOf(known, model.offers);
  const shown = {
    ...model,
    maybeKnown: await maybeKnown(store, model.season.id, [{ interviewer: known, guests }]),
  };
  return deskReply(statusOf(refused), interviewerAtDeskPage(coordinator, shown, known, isDone));
}

async function mailLinks(store: Store, request: Request, coordinator: SignedIn): Promise<Reply> {
  const crew = crewOf(store, coordinator.season, coordinatorContext(request, coordinator));
  const problem = await refusalOf(crew.sendMissingLinks());
  if (problem) return showCrew(store, request, coordinator, entered(request, problem));
  return seeOther(`${crewPath}?done=sent`);
}

async function add(store: Store, request: Request, coordinator: SignedIn): Promise<Reply> {
  const typed = new URLSearchParams(request.body);
  const { season } = await cachedSeason(store, coordinator.season);
  const read = listedIn(season, typed);
  const refuse = (problem: DeskProblem) => showNew(store, request, coordinator, entered(request, problem));
  if (!read.listed) return refuse({ kind: 'body-invalid', fields: read.fields });
  const crew = crewOf(store, season.id, coordinatorContext(request, coordinator));
  const { verdict } = await crew.add(read.listed, typed.get('link') === 'yes');
  return verdict.kind === 'refusal'
    ? refuse(verdict.refusal)
    : seeOther(`${interviewerPath(verdict.result)}?done=saved`);
}

async function act(store: Store, request: Request, coordinator: SignedIn): Promise<Reply> {
  const model = await loadCrewModel(store, coordinator.season, request.now);
  const typed = new URLSearchParams(request.body);
  const isRemoved = typed.get('do') === 'remove';
  if (isRemoved && typed.get('step') !== 'do') return lookAtRemoval(store, request, coordinator, model);
  const problem = await actOnInterviewer(store, request, coordinator, model);
  if (problem) return showOne(store, request, coordinator, entered(request, problem));
  const id = request.params.id ?? '';
  return seeOther(isRemoved ? `${crewPath}?done=removed` : `${interviewerPath({ id })}?done=saved`);
}

/** Nothing is changed yet. Without a reason there is nothing to look at. */
async function lookAtRemoval(
  store: Store,
  request: Request,
  coordinator: SignedIn,
  model: CrewModel,
): Promise<Reply> {
  const typed = new URLSearchParams(request.body);
  const known = model.list.interviewers.find(({ id }) => id === request.params.id);
  const isReasoned = (typed.get('reason') ?? '').trim() !== '';
  if (!known || !isReasoned)
    return showOne(store, request, coordinator, entered(request, { kind: 'interviewer-reason-missing' }));
  const plans = await readPlannedDays(store, model.season.id);
  return deskReply(200, lookAtRemovalPage(coordinator, { model, plans, known, typed }));
}

function entered({ body = '' }: Request, problem: DeskProblem): RefusedEntry {
  return { problem, typed: new URLSearchParams(body) };
}
