import { problemPage } from '#functions/applicant/pages/problem-page.ts';
import { htmlReply, json, type Reply, withHeader } from '#functions/http/reply.ts';
import type { Request } from '#functions/http/request.ts';
import type { Markup } from '#functions/page/markup.ts';
import { type Problem, tellProblem } from '#functions/problems/problems.ts';
import { optional } from '#functions/runtime/environment.ts';
import type { OfferModel } from './offer-model.ts';
import { problemJson, problemMediaType } from './problem-json.ts';

/**
 * A problem as the requester wants to read it: a page or JSON, from one table. Where no offer is known, a page names the
 * contact of the season that is recruited for, the same for every link: one that we did not sign must not choose what is told.
 */
export function problemReply(request: Request, problem: Problem, model?: OfferModel, again?: Markup): Reply {
  const { status } = tellProblem(problem);
  const reply = request.wantsJson
    ? json(status, problemJson(problem, model), problemMediaType)
    : htmlReply(status, problemPage(problem, model, { contact: optional('contact'), again }));
  return problem.kind === 'busy' ? withHeader(reply, 'retry-after', '2') : reply;
}
