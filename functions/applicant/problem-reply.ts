import { problemPage } from '#functions/applicant/pages/problem-page.ts';
import { htmlReply, json, type Reply, withHeader } from '#functions/http/reply.ts';
import type { Request } from '#functions/http/request.ts';
import { type Problem, tellProblem } from '#functions/problems/problems.ts';
import type { OfferModel } from './offer-model.ts';
import { problemJson, problemMediaType } from './problem-json.ts';

/** A problem as the requester wants to read it: a page or JSON, from one table. */
export function problemReply(request: Request, problem: Problem, model?: OfferModel): Reply {
  const { status } = tellProblem(problem);
  const reply = request.wantsJson
    ? json(status, problemJson(problem, model), problemMediaType)
    : htmlReply(status, problemPage(problem, model));
  return problem.kind === 'busy' ? withHeader(reply, 'retry-after', '2') : reply;
}
