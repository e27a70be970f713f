import * as z from 'zod/mini';
import { coordinatorContext } from '#functions/desk/coordinator-context.ts';
import { type DeskProblem, tellAtDesk } from '#functions/desk/problems.ts';
import { deskProblemReply, deskReply } from '#functions/desk/replies.ts';
import type { SignedIn } from '#functions/desk/signed-in.ts';
import { readBody } from '#functions/http/body.ts';
import { type Reply, seeOther, withHeader } from '#functions/http/reply.ts';
import type { Request } from '#functions/http/request.ts';
import type { RouteHandler } from '#functions/http/routes.ts';
import { interviewersOfDay } from '#functions/interviewers/interviewers-of-day.ts';
import { loadDay } from '#functions/interviews/load-day.ts';
import { tellThatLate } from '#functions/interviews/tell-late.ts';
import type { Store } from '#functions/store/client.ts';
import { readInterviewRecords } from '#functions/store/interviews/interview-records.ts';
import { dayNowPath } from './interviews-path.ts';
import { knownInterviewDay } from './known-interview-day.ts';
import { dayNowPage } from './now-page.ts';

type Names = 'GET /desk/interviews/{on}/now' | 'POST /desk/interviews/{on}/now';

/** The board looks again after so many seconds. */
const BOARD_AGAIN = '30';

/** The board of a day, and telling those concerned that somebody is late. */
export function nowRoutes(store: Store): Readonly<Record<Names, RouteHandler<SignedIn>>> {
  return {
    'GET /desk/interviews/{on}/now': { respond: (request, coordinator) => show(store, request, coordinator) },
    'POST /desk/interviews/{on}/now': {
      respond: (request, coordinator) => tell(store, request, coordinator),
    },
  };
}

async function show(
  store: Store,
  request: Request,
  coordinator: SignedIn,
  problem?: DeskProblem,
): Promise<Reply> {
  const { season } = coordinator;
  const on = await knownInterviewDay(store, season, request.params.on);
  if (!on) return deskProblemReply(request, { kind: 'not-in-season' }, { coordinator });
  const [loaded, records] = await Promise.all([
    loadDay(store, { season, on }, () => interviewersOfDay(store, season, on)),
    readInterviewRecords(store, season, on),
  ]);
  const late = new Map(
    records.flatMap((record) => (record.event === 'applicant-late' ? [[record.guest, record] as const] : [])),
  );
  const page = dayNowPage(coordinator, { loaded, late, now: request.now }, problem);
  const reply = deskReply(problem ? tellAtDesk(problem).status : 200, page);
  return problem ? reply : withHeader(reply, 'refresh', BOARD_AGAIN);
}

const form = z.object({
  guest: z.string().check(z.maxLength(60)),
  minutes: z.coerce.number().check(z.int(), z.nonnegative(), z.maximum(240)),
});

async function tell(store: Store, request: Request, coordinator: SignedIn): Promise<Reply> {
  const { season } = coordinator;
  const on = await knownInterviewDay(store, season, request.params.on);
  if (!on) return deskProblemReply(request, { kind: 'not-in-season' }, { coordinator });
  const read = readBody(request, form);
  if ('problem' in read) return show(store, request, coordinator, read.problem);
  const context = coordinatorContext(request, coordinator);
  const refusal = await tellThatLate(store, { season, on }, read.body, context);
  return refusal ? show(store, request, coordinator, refusal) : seeOther(dayNowPath(on));
}
