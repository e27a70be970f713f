import * as z from 'zod/mini';
import { toldStatuses } from '#domain/statuses/told-status.ts';
import { coordinatorContext } from '#functions/desk/coordinator-context.ts';
import { type DeskProblem, tellAtDesk } from '#functions/desk/problems.ts';
import { deskProblemReply, deskReply } from '#functions/desk/replies.ts';
import type { SignedIn } from '#functions/desk/signed-in.ts';
import { readBody } from '#functions/http/body.ts';
import { type Reply, seeOther } from '#functions/http/reply.ts';
import type { Request } from '#functions/http/request.ts';
import type { RouteHandler } from '#functions/http/routes.ts';
import { timeFromField } from '#functions/http/time-field.ts';
import { loadStatuses } from '#functions/statuses/load-statuses.ts';
import { prepareStatuses, takeStatusesBack } from '#functions/statuses/tell-statuses.ts';
import type { Store } from '#functions/store/client.ts';
import { NotFound } from '#functions/store/not-found.ts';
import { closingPage, closingPath } from './closing-page.ts';

type Names = 'GET /desk/closing' | 'POST /desk/closing' | 'POST /desk/closing/take-back';

/** Who is without an answer, and the waves of notices that give one. */
export function closingRoutes(store: Store): Readonly<Record<Names, RouteHandler<SignedIn>>> {
  return {
    'GET /desk/closing': { respond: (request, coordinator) => show(store, request, coordinator) },
    'POST /desk/closing': { respond: (request, coordinator) => prepare(store, request, coordinator) },
    'POST /desk/closing/take-back': {
      respond: (request, coordinator) => takeBack(store, request, coordinator),
    },
  };
}

async function show(
  store: Store,
  { now, body = '' }: Request,
  coordinator: SignedIn,
  problem?: DeskProblem,
): Promise<Reply> {
  const statuses = await loadStatuses(store, coordinator.season, now);
  const typed = problem && new URLSearchParams(body);
  const status = problem ? tellAtDesk(problem).status : 200;
  return deskReply(status, closingPage(coordinator, { statuses, now, problem, typed }));
}

const form = z.object({
  as: z.enum(toldStatuses),
  shown: z.coerce.number().check(z.int(), z.positive()),
  at: z.string().check(z.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d/, 'Please give a day and a time.')),
});

async function prepare(store: Store, request: Request, coordinator: SignedIn): Promise<Reply> {
  const read = readBody(request, form);
  if ('problem' in read) return show(store, request, coordinator, read.problem);
  const at = timeFromField(coordinator.zone, read.body.at);
  const asked = { ...read.body, at: at ?? request.now };
  const context = coordinatorContext(request, coordinator);
  const refusal = await prepareStatuses(store, coordinator.season, asked, context);
  return refusal ? show(store, request, coordinator, refusal) : seeOther(closingPath);
}

async function takeBack(store: Store, request: Request, coordinator: SignedIn): Promise<Reply> {
  const id = new URLSearchParams(request.body).get('wave') ?? '';
  const { season } = coordinator;
  const context = coordinatorContext(request, coordinator);
  try {
    const refusal = await takeStatusesBack(store, { season, id }, context);
    return refusal ? show(store, request, coordinator, refusal) : seeOther(closingPath);
  } catch (error) {
    if (error instanceof NotFound)
      return deskProblemReply(request, { kind: 'not-in-season' }, { coordinator });
    throw error;
  }
}
