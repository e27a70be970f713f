import { randomBytes } from 'node:crypto';
import * as z from 'zod/mini';
import { LONGEST_QUESTION } from '#domain/questions/question.ts';
import type { TokenUse } from '#domain/questions/token-use.ts';
import { type CalendarDay, isCalendarDay } from '#domain/values/time.ts';
import { baseOf } from '#functions/applicant/personal-link.ts';
import { refusedReply } from '#functions/applicant/personal-page.ts';
import { problemReply } from '#functions/applicant/problem-reply.ts';
import { readBody } from '#functions/http/body.ts';
import { letterText } from '#functions/http/letter-text.ts';
import { json, seeOther } from '#functions/http/reply.ts';
import type { Request } from '#functions/http/request.ts';
import type { RouteHandler } from '#functions/http/routes.ts';
import type { Link } from '#functions/links/link-token.ts';
import type { Problem } from '#functions/problems/problems.ts';
import { askThroughLink } from '#functions/questions/spend-token.ts';
import { isWholeBatch, takeTokens } from '#functions/questions/take-tokens.ts';
import type { Store } from '#functions/store/client.ts';
import { questionForm } from './panel-part.ts';

type Names = 'POST /i/{token}/panel/{on}/tokens' | 'POST /i/{token}/panel/{on}/question';

const blinded = z.array(z.string().check(z.regex(/^[\w-]{342}$/))).check(z.maxLength(10));
/** Messages that the browser has blinded, to be signed; none of either asks for the keys only. */
export const tokensBody = z.strictObject({
  question: blinded,
  vote: blinded,
} satisfies Record<TokenUse, typeof blinded>);

/** A question as somebody writes it. */
export const questionText = letterText(
  LONGEST_QUESTION,
  `Please write your question, in at most ${LONGEST_QUESTION} characters.`,
);

const weakBody = z.strictObject({ text: questionText });

/** What was written into the form, cut where no question is as long. */
function textSent({ body = '', contentType }: Request): string {
  if (contentType !== 'application/x-www-form-urlencoded') return '';
  return (new URLSearchParams(body).get('text') ?? '').slice(0, 2 * LONGEST_QUESTION);
}

/** What an applicant does with a panel through their personal link: take tokens, or ask without script. */
export function panelRoutes(store: Store): Readonly<Record<Names, RouteHandler<Link>>> {
  return {
    'POST /i/{token}/panel/{on}/tokens': {
      respond: async (request, link) => {
        const { on = '' } = request.params;
        const read = readBody(request, tokensBody);
        if ('problem' in read) return problemReply(request, read.problem);
        if (!isCalendarDay(on)) return problemReply(request, { kind: 'no-panel' });
        if (!isWholeBatch(read.body)) return problemReply(request, { kind: 'token-foreign' });
        const taken = await takeTokens(store, link, { on, batch: read.body }, request.now);
        return 'kind' in taken ? problemReply(request, taken) : json(200, taken);
      },
    },
    'POST /i/{token}/panel/{on}/question': {
      respond: async (request, link) => {
        const { on = '' } = request.params;
        const refused = (problem: Problem) =>
          refusedReply(store, request, link, problem, (model) =>
            model.asked?.has(on as CalendarDay)
              ? questionForm(model, on as CalendarDay, textSent(request))
              : undefined,
          );
        const read = readBody(request, weakBody);
        if ('problem' in read) return refused(read.problem);
        if (!isCalendarDay(on)) return refused({ kind: 'no-panel' });
        // As long as the hash of a token.
        const asked = { on, id: randomBytes(32).toString('base64url'), text: read.body.text };
        const refusal = await askThroughLink(store, link, asked, request.now);
        return refusal ? refused(refusal) : seeOther(`${baseOf(request)}?done=asked`);
      },
    },
  };
}
