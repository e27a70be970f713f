import { standingAt } from '#domain/interview-plan/begun.ts';
import { interviewersOn } from '#domain/interviewers/stored-interviewer.ts';
import { nowRoutes } from '#functions/desk/board/now-routes.ts';
import { coordinatorContext } from '#functions/desk/coordinator-context.ts';
import { type DeskProblem, tellAtDesk } from '#functions/desk/problems.ts';
import { deskProblemReply, deskReply } from '#functions/desk/replies.ts';
import type { SignedIn } from '#functions/desk/signed-in.ts';
import { type Reply, seeOther, withHeader } from '#functions/http/reply.ts';
import type { Request } from '#functions/http/request.ts';
import type { RouteHandler } from '#functions/http/routes.ts';
import { maybeKnown } from '#functions/interviewers/maybe-known.ts';
import { shortTeamLines } from '#functions/interviewers/short-team-lines.ts';
import { encountersOf, shownInterviews } from '#functions/interviews/encounters.ts';
import { loadDay } from '#functions/interviews/load-day.ts';
import type { Store } from '#functions/store/client.ts';
import { readInterviewers } from '#functions/store/interviewers/stored-interviewers.ts';
import { actOnDay } from './act-on-day.ts';
import { interviewDayPage } from './day-page.ts';
import { interviewDaysPage } from './days-page.ts';
import { interviewDayPath, planViews } from './interviews-path.ts';
import { knownInterviewDay } from './known-interview-day.ts';
import { loadDayLines } from './load-day-lines.ts';

type Names =
  | 'GET /desk/interviews'
  | 'GET /desk/interviews/{on}'
  | 'POST /desk/interviews/{on}'
  | 'GET /desk/interviews/{on}/now'
  | 'POST /desk/interviews/{on}/now';

/** While a plan is made, the page looks again after so many seconds. */
const LOOK_AGAIN = '3';
const BODY_LIMIT = 16 * 1024;

/** The plans of the interview days: all of them, one to work with, and the board of a day. */
export function interviewRoutes(store: Store): Readonly<Record<Names, RouteHandler<SignedIn>>> {
  return {
    'GET /desk/interviews': {
      respond: async ({ now }, coordinator) => {
        const lines = await loadDayLines(store, coordinator.season, now);
        return deskReply(200, interviewDaysPage(coordinator, lines));
      },
    },
    'GET /desk/interviews/{on}': { respond: (request, coordinator) => show(store, request, coordinator) },
    'POST /desk/interviews/{on}': {
      bodyLimit: BODY_LIMIT,
      respond: (request, coordinator) => act(store, request, coordinator),
    },
    ...nowRoutes(store),
  };
}

type Again = { readonly problem: DeskProblem; readonly typed: URLSearchParams };

async function show(store: Store, request: Request, coordinator: SignedIn, again?: Again): Promise<Reply> {
  if (again && request.wantsJson) return deskProblemReply(request, again.problem, { coordinator });
  const on = await knownInterviewDay(store, coordinator.season, request.params.on);
  if (!on) return deskProblemReply(request, { kind: 'not-in-season' }, { coordinator });
  const name = { season: coordinator.season, on };
  const list = readInterviewers(store, name.season);
  const found = await loadDay(store, name, async () => interviewersOn(await list, on));
  const context = coordinatorContext(request, coordinator);
  const { interviewers } = await list;
  const standing = standingAt(found, context.now);
  // A draft can have somebody who is not there any longer.
  const known = interviewers.map(({ address, name: their }) => [address, their] as const);
  const loaded = { ...standing, names: new Map([...known, ...standing.names]) };
  const page = interviewDayPage(
    {
      ...{ coordinator, loaded, context },
      by: planViews.find((each) => each === request.query.get('by')) ?? 'time',
      change: again?.typed.get('interview') ?? request.query.get('change') ?? undefined,
      typed: again?.typed,
      shortTeams: shortTeamLines(loaded, interviewers, shownInterviews(loaded)),
      maybeKnown: await maybeKnown(store, name.season, encountersOf(loaded, interviewers)),
    },
    again?.problem,
  );
  const reply = deskReply(again ? tellAtDesk(again.problem).status : 200, page);
  const isBusy = loaded.planned && loaded.planned.state !== 'idle';
  return isBusy ? withHeader(reply, 'refresh', LOOK_AGAIN) : reply;
}

async function act(store: Store, request: Request, coordinator: SignedIn): Promise<Reply> {
  const on = await knownInterviewDay(store, coordinator.season, request.params.on);
  if (!on) return deskProblemReply(request, { kind: 'not-in-season' }, { coordinator });
  const typed = new URLSearchParams(request.body);
  const context = coordinatorContext(request, coordinator);
  const problem = await actOnDay(store, { season: coordinator.season, on }, typed, context);
  return problem ? show(store, request, coordinator, { problem, typed }) : seeOther(interviewDayPath(on));
}
