import { coordinatorContext } from '#functions/desk/coordinator-context.ts';
import type { DeskProblem } from '#functions/desk/problems.ts';
import { tellAtDesk } from '#functions/desk/problems.ts';
import { deskProblemReply, deskReply } from '#functions/desk/replies.ts';
import type { SignedIn } from '#functions/desk/signed-in.ts';
import { type Reply, seeOther } from '#functions/http/reply.ts';
import type { Request } from '#functions/http/request.ts';
import type { RouteHandler } from '#functions/http/routes.ts';
import { loadReviewed, loadReviewGround } from '#functions/review/load-review.ts';
import { reviewApplication } from '#functions/review/review-application.ts';
import type { Store } from '#functions/store/client.ts';
import { readPersonDeed } from './person-deed.ts';
import { personPath } from './person-model.ts';
import { personPage } from './person-page.ts';

type Names = 'GET /desk/person/{id}' | 'POST /desk/person/{id}';

/** The page of one application, and the forms on it. */
export function personRoutes(store: Store): Readonly<Record<Names, RouteHandler<SignedIn>>> {
  return {
    'GET /desk/person/{id}': { respond: (request, coordinator) => show(store, request, coordinator) },
    'POST /desk/person/{id}': { respond: (request, coordinator) => act(store, request, coordinator) },
  };
}

/** The person's page; with a problem, its status, why, and what was typed. */
async function show(
  store: Store,
  request: Request,
  coordinator: SignedIn,
  problem?: DeskProblem,
): Promise<Reply> {
  const { now, body = '', params, wantsJson } = request;
  if (problem && wantsJson) return deskProblemReply(request, problem, { coordinator });
  const ground = await loadReviewGround(store, coordinator.season);
  const reviewed = await loadReviewed(store, ground, params.id ?? '', now);
  if (!reviewed) return deskProblemReply(request, unknown(params.id), { coordinator });
  const { season } = ground.applied;
  const typed = problem && new URLSearchParams(body);
  const status = problem ? tellAtDesk(problem).status : 200;
  return deskReply(status, personPage({ coordinator, season, reviewed, now, typed }, problem));
}

function unknown(id = ''): DeskProblem {
  return { kind: 'application-unknown', application: id.slice(0, 20) };
}

async function act(store: Store, request: Request, coordinator: SignedIn): Promise<Reply> {
  const read = readPersonDeed(request);
  if ('problem' in read) return show(store, request, coordinator, read.problem);
  const { season } = coordinator;
  const id = request.params.id ?? '';
  const context = coordinatorContext(request, coordinator);
  const answer = await reviewApplication(store, { season, id }, read.deed, context);
  if ('refusal' in answer) return show(store, request, coordinator, answer.refusal);
  return seeOther(personPath(id));
}
