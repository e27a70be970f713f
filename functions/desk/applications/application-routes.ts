import { addressOfQuery, readListQuery } from '#domain/application-list/list-query.ts';
import {
  keepView,
  removeView,
  type SavedView,
  type ViewChange,
  type ViewRefusal,
} from '#domain/application-list/saved-view.ts';
import type { Decision, Refused, Repeat } from '#domain/decisions/decision.ts';
import { coordinatorContext } from '#functions/desk/coordinator-context.ts';
import { type DeskProblem, tellAtDesk } from '#functions/desk/problems.ts';
import { deskReply } from '#functions/desk/replies.ts';
import type { SignedIn } from '#functions/desk/signed-in.ts';
import { type Reply, seeOther } from '#functions/http/reply.ts';
import type { Request } from '#functions/http/request.ts';
import type { RouteHandler } from '#functions/http/routes.ts';
import { attempt } from '#functions/store/attempt.ts';
import type { Store } from '#functions/store/client.ts';
import { cachedSeason } from '#functions/store/items/season-cache.ts';
import { readViews } from '#functions/store/lists/views.ts';
import { applicationsPage } from './applications-page.ts';
import { bulkJobRoutes } from './bulk-job-routes.ts';
import { bulkRoutes } from './bulk-routes.ts';
import { listPath } from './list-table.ts';
import { loadList } from './load-list.ts';

type Names =
  | keyof ReturnType<typeof bulkRoutes>
  | keyof ReturnType<typeof bulkJobRoutes>
  | 'GET /desk/applications'
  | 'POST /desk/applications/views'
  | 'POST /desk/applications/views/remove';

/** The list of applications, the lists that are kept, and what is decided for many. */
export function applicationRoutes(store: Store): Readonly<Record<Names, RouteHandler<SignedIn>>> {
  return {
    ...bulkRoutes(store),
    ...bulkJobRoutes(store),
    'GET /desk/applications': {
      respond: (request, coordinator) => show(store, request, coordinator, [...request.query]),
    },
    'POST /desk/applications/views': {
      respond: (request, coordinator) => keep(store, request, coordinator),
    },
    'POST /desk/applications/views/remove': {
      respond: (request, coordinator) => remove(store, request, coordinator),
    },
  };
}

async function show(
  store: Store,
  { now }: Request,
  coordinator: SignedIn,
  parts: readonly (readonly [string, string])[],
  problem?: DeskProblem,
): Promise<Reply> {
  const model = await loadList(store, coordinator.season, parts, now);
  const status = problem ? tellAtDesk(problem).status : model.problems.length > 0 ? 400 : 200;
  return deskReply(status, applicationsPage(coordinator, model, problem));
}

async function keep(store: Store, request: Request, coordinator: SignedIn): Promise<Reply> {
  const fields = new URLSearchParams(request.body);
  const { season } = await cachedSeason(store, coordinator.season);
  const parts = [...new URLSearchParams(fields.get('query') ?? '')];
  const read = readListQuery(season, parts);
  if ('problems' in read) return show(store, request, coordinator, parts);
  const query = addressOfQuery({ ...read.query, page: 1 });
  const context = coordinatorContext(request, coordinator);
  const asked = { season: season.id, name: fields.get('name') ?? '', query };
  const refusal = await change(store, season.id, (views) => keepView(views, asked, undefined, context));
  return refusal ? show(store, request, coordinator, parts, refusal) : seeOther(listPath(query));
}

async function remove(store: Store, request: Request, coordinator: SignedIn): Promise<Reply> {
  const fields = new URLSearchParams(request.body);
  const asked = { name: fields.get('name') ?? '', version: Number(fields.get('version')) };
  const refusal = await change(store, coordinator.season, (views) => removeView(views, asked));
  return refusal ? show(store, request, coordinator, [], refusal) : seeOther('/desk/applications');
}

type ViewVerdict = Decision<unknown, ViewChange> | Repeat<unknown> | Refused<ViewRefusal>;

async function change(
  store: Store,
  season: string,
  decide: (views: readonly SavedView[]) => ViewVerdict,
): Promise<DeskProblem | undefined> {
  const { verdict } = await attempt(store, season, () => readViews(store, season), decide);
  return verdict.kind === 'refusal' ? verdict.refusal : undefined;
}
