import * as z from 'zod/mini';
import { panelsOn } from '#domain/questions/panel.ts';
import { hidingReasons, LONGEST_QUESTION } from '#domain/questions/question.ts';
import { residentsDay } from '#domain/questions/residents-day.ts';
import { isCalendarDay } from '#domain/values/time.ts';
import { coordinatorContext } from '#functions/desk/coordinator-context.ts';
import { type DeskProblem, tellAtDesk } from '#functions/desk/problems.ts';
import { deskProblemReply, deskReply } from '#functions/desk/replies.ts';
import type { SignedIn } from '#functions/desk/signed-in.ts';
import { readBody } from '#functions/http/body.ts';
import { type Reply, seeOther } from '#functions/http/reply.ts';
import type { Request } from '#functions/http/request.ts';
import type { RouteHandler } from '#functions/http/routes.ts';
import { moderateAtDesk } from '#functions/questions/moderate-question.ts';
import type { Store } from '#functions/store/client.ts';
import { readOffersToShow } from '#functions/store/items/offers.ts';
import { cachedSeason } from '#functions/store/items/season-cache.ts';
import { readQuestions } from '#functions/store/questions/questions.ts';
import { loadQuestionDays } from './load-question-days.ts';
import { moderationPage, questionDaysPage } from './questions-page.ts';
import { questionsOfDayPath } from './questions-path.ts';

type Names = 'GET /desk/questions' | 'GET /desk/questions/{on}' | 'POST /desk/questions/{on}';

/** The questions to the panels, for the residents who publish them. */
export function panelQuestionRoutes(store: Store): Readonly<Record<Names, RouteHandler<SignedIn>>> {
  return {
    'GET /desk/questions': {
      respond: async ({ now }, coordinator) => {
        const { season } = await cachedSeason(store, coordinator.season);
        return deskReply(200, questionDaysPage(coordinator, await loadQuestionDays(store, season, now)));
      },
    },
    'GET /desk/questions/{on}': {
      respond: (request, coordinator) => show(store, request, coordinator),
    },
    'POST /desk/questions/{on}': {
      respond: (request, coordinator) => moderate(store, request, coordinator),
    },
  };
}

async function show(
  store: Store,
  request: Request,
  coordinator: SignedIn,
  problem?: DeskProblem,
): Promise<Reply> {
  const { on = '' } = request.params;
  const { season } = await cachedSeason(store, coordinator.season);
  const panels = isCalendarDay(on) ? panelsOn(season, on) : [];
  if (!isCalendarDay(on) || panels.length === 0)
    return deskProblemReply(request, { kind: 'not-in-season' }, { coordinator });
  const [found, offers] = await Promise.all([
    readQuestions(store, season.id, on),
    readOffersToShow(store, season.id),
  ]);
  const blocks = residentsDay(season, offers, on);
  const status = problem ? tellAtDesk(problem).status : 200;
  return deskReply(
    status,
    moderationPage(coordinator, {
      ...{ on, panels, ...found, blocks, now: request.now, problem },
      typed: problem && new URLSearchParams(request.body),
    }),
  );
}

const question = z.string().check(z.regex(/^[\w-]{20,80}$/));
const form = z.intersection(
  z.object({ id: question, version: z.coerce.number().check(z.int(), z.positive()) }),
  z.discriminatedUnion('act', [
    z.object({ act: z.literal('publish') }),
    z.object({
      act: z.literal('answer'),
      answer: z._default(z.string().check(z.trim(), z.maxLength(LONGEST_QUESTION)), ''),
    }),
    z.object({ act: z.literal('hide'), reason: z.enum(hidingReasons) }),
    z.object({ act: z.literal('merge'), into: question }),
  ]),
);

async function moderate(store: Store, request: Request, coordinator: SignedIn): Promise<Reply> {
  const { on = '' } = request.params;
  const read = readBody(request, form);
  if ('problem' in read) return show(store, request, coordinator, read.problem);
  if (!isCalendarDay(on)) return deskProblemReply(request, { kind: 'not-in-season' }, { coordinator });
  const { id, version, ...moderation } = read.body;
  const context = coordinatorContext(request, coordinator);
  const refusal = await moderateAtDesk(store, coordinator.season, { on, id, version }, moderation, context);
  return refusal ? show(store, request, coordinator, refusal) : seeOther(questionsOfDayPath(on));
}
