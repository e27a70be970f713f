import * as z from 'zod/mini';
import { panelsOn } from '#domain/questions/panel.ts';
import { type CalendarDay, isCalendarDay } from '#domain/values/time.ts';
import { problemReply } from '#functions/applicant/problem-reply.ts';
import { readBody } from '#functions/http/body.ts';
import { htmlReply, json, type Reply } from '#functions/http/reply.ts';
import type { Request } from '#functions/http/request.ts';
import type { RouteHandler } from '#functions/http/routes.ts';
import type { Problem } from '#functions/problems/problems.ts';
import { spendOnQuestion, spendOnVote } from '#functions/questions/spend-token.ts';
import tokenScript from '#functions/questions/token-script.json' with { type: 'json' };
import type { Store } from '#functions/store/client.ts';
import { cachedSeason } from '#functions/store/items/season-cache.ts';
import { readQuestions } from '#functions/store/questions/questions.ts';
import { panelPage, panelPolicy } from './panel-page.ts';
import { questionText } from './panel-routes.ts';

type Names =
  | 'GET /questions/script.js'
  | 'GET /questions/{on}'
  | 'POST /questions/{on}'
  | 'POST /questions/{on}/votes';

const part = z.string().check(z.regex(/^[\w-]{20,400}$/));
const token = { message: part, signature: part, pad: z.optional(z.string()) };
const askBody = z.strictObject({ text: questionText, ...token });
const voteBody = z.strictObject({ question: part, ...token });

/** The page of a panel and what is sent from it. No route knows who asks: there is no link, no cookie and no name. */
export function questionRoutes(store: Store, season: string): Readonly<Record<Names, RouteHandler<never>>> {
  const onDay = (request: Request) => {
    const { on = '' } = request.params;
    return isCalendarDay(on) ? { season, on } : undefined;
  };
  return {
    'GET /questions/script.js': { open: true, respond: () => script },
    'GET /questions/{on}': {
      ...{ open: true, policy: panelPolicy },
      respond: (request) => show(store, season, request),
    },
    'POST /questions/{on}': {
      open: true,
      respond: async (request) => {
        const day = onDay(request);
        const read = readBody(request, askBody);
        if ('problem' in read) return problemReply(request, read.problem);
        if (!day) return problemReply(request, { kind: 'no-panel' });
        const { text, ...spent } = read.body;
        return spentReply(request, await spendOnQuestion(store, day, { text, token: spent }, request.now));
      },
    },
    'POST /questions/{on}/votes': {
      open: true,
      respond: async (request) => {
        const day = onDay(request);
        const read = readBody(request, voteBody);
        if ('problem' in read) return problemReply(request, read.problem);
        if (!day) return problemReply(request, { kind: 'no-panel' });
        const { question, ...spent } = read.body;
        return spentReply(request, await spendOnVote(store, day, { question, token: spent }, request.now));
      },
    },
  };
}

/** The script is the same for everybody and changes with a deployment only. */
const script: Reply = {
  status: 200,
  headers: { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'public, max-age=3600' },
  body: tokenScript.text,
};

function spentReply(request: Request, problem: Problem | undefined): Reply {
  return problem ? problemReply(request, problem) : json(200, {});
}

async function show(store: Store, id: string, request: Request): Promise<Reply> {
  const { on = '' } = request.params;
  if (!isCalendarDay(on)) return problemReply(request, { kind: 'no-panel' });
  const [{ season }, found] = await Promise.all([
    cachedSeason(store, id),
    readQuestions(store, id, on as CalendarDay),
  ]);
  const panels = panelsOn(season, on);
  if (panels.length === 0) return problemReply(request, { kind: 'no-panel' });
  const zone = request.query.get('zone');
  return htmlReply(200, panelPage({ season, on, panels, ...found, now: request.now, zone }));
}
