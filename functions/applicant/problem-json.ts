import { type Problem, tellProblem } from '#functions/problems/problems.ts';
import { type OfferJson, offerJson } from './offer-json.ts';
import { type OfferModel, toldOf } from './offer-model.ts';

export const problemMediaType = 'application/problem+json';

/** RFC 9457, with our own members after the standard ones. Members of the refusal itself stand beside them. */
export type ProblemJson = {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly kind: Problem['kind'];
  readonly next: string;
  readonly offer?: OfferJson;
  readonly [member: string]: unknown;
};

/** The problem as JSON; with the model of the offer it concerns, also what can still be chosen. */
export function problemJson(problem: Problem, model?: OfferModel): ProblemJson {
  const { status, title, detail, next, showsChoice } = tellProblem(problem, model && toldOf(model));
  return {
    ...problem,
    type: `urn:fairslot:problem:${problem.kind}`,
    title,
    status,
    detail,
    next,
    ...(model && showsChoice ? { offer: offerJson(model) } : {}),
  };
}
