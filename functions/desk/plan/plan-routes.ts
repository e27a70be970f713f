import type { DeskProblem } from '#functions/desk/problems.ts';
import { tellAtDesk } from '#functions/desk/problems.ts';
import { deskProblemReply, deskReply } from '#functions/desk/replies.ts';
import type { SignedIn } from '#functions/desk/signed-in.ts';
import { type Reply, withHeader } from '#functions/http/reply.ts';
import type { Request } from '#functions/http/request.ts';
import type { RouteHandler, RouteName } from '#functions/http/routes.ts';
import { loadDraft } from '#functions/season-draft/load-draft.ts';
import type { Store } from '#functions/store/client.ts';
import { checkReply } from './check-reply.ts';
import { planDayPage } from './day-page.ts';
import { planForms } from './plan-forms.ts';
import { type PlanRefused, planModel } from './plan-model.ts';
import { planPage } from './plan-page.ts';

type PlanRoute = Extract<RouteName<'desk'>, `${string} /desk/plan${string}`>;

/** So many seconds until a page that waits for work looks again. */
const LOOK_AGAIN = '3';

/** Changing the season: its draft, what applying it would do, and applying it. */
export function planRoutes(store: Store): Readonly<Record<PlanRoute, RouteHandler<SignedIn>>> {
  return {
    'GET /desk/plan': { respond: (request, coordinator) => planReply(store, request, coordinator) },
    'GET /desk/plan/days/{on}': { respond: (request, coordinator) => dayReply(store, request, coordinator) },
    'GET /desk/plan/season.yaml': { respond: (_, coordinator) => fileReply(store, coordinator) },
    'GET /desk/plan/check': { respond: (request, coordinator) => checkReply(store, request, coordinator) },
    ...planForms(store, { planReply, dayReply }),
  };
}

/** The page of the season or of its draft; with a problem its status, and what was typed. */
async function planReply(
  store: Store,
  request: Request,
  coordinator: SignedIn,
  refused: PlanRefused = {},
): Promise<Reply> {
  const model = planModel(await loadDraft(store, coordinator.season), coordinator, refused);
  const { faults = [] } = refused;
  const isSaved = request.query.get('done') === 'saved' && !refused.problem;
  const reply = deskReply(statusOf(refused), planPage(model, { isSaved, faults }));
  return model.draft?.state === 'applying' ? withHeader(reply, 'refresh', LOOK_AGAIN) : reply;
}

async function dayReply(
  store: Store,
  request: Request,
  coordinator: SignedIn,
  refused: PlanRefused = {},
): Promise<Reply> {
  const model = planModel(await loadDraft(store, coordinator.season), coordinator, refused);
  const day = model.reading.file.days?.find(({ on }) => on === request.params.on);
  if (!day && refused.problem) return planReply(store, request, coordinator, refused);
  if (!day) return deskProblemReply(request, { kind: 'not-in-season' }, { coordinator });
  const isSaved = request.query.get('done') === 'saved' && !refused.problem;
  return deskReply(statusOf(refused), planDayPage(model, day, isSaved));
}

function statusOf({ problem, faults = [] }: PlanRefused): number {
  if (faults.length > 0) return 422;
  return problem ? tellAtDesk(problem satisfies DeskProblem).status : 200;
}

async function fileReply(store: Store, { season }: SignedIn): Promise<Reply> {
  const { text } = await loadDraft(store, season);
  return {
    status: 200,
    headers: {
      'content-type': 'application/yaml; charset=utf-8',
      'content-disposition': `attachment; filename="${season}.yaml"`,
    },
    body: text,
  };
}
