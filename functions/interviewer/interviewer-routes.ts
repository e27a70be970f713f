import type { InterviewerAnswer } from '#domain/interviewers/answer-by-link.ts';
import type { StoredInterviewer } from '#domain/interviewers/stored-interviewer.ts';
import type { Offer } from '#domain/offers/offer.ts';
import { tellOfLoss } from '#domain/planned-days/interviewer-day.ts';
import { textFlaw } from '#domain/values/plain-text.ts';
import { htmlReply, type Reply, seeOther } from '#functions/http/reply.ts';
import type { Request } from '#functions/http/request.ts';
import type { Routes } from '#functions/http/routes.ts';
import { daysAhead } from '#functions/interviewers/availability-fields.ts';
import { crewOf } from '#functions/interviewers/change-crew.ts';
import { guestsOf } from '#functions/interviewers/guests-of.ts';
import { availabilityIn } from '#functions/interviewers/read-availability.ts';
import { type InterviewerLink, readInterviewerToken } from '#functions/links/interviewer-token.ts';
import { linkKeys } from '#functions/links/link-keys.ts';
import { type Problem, tellProblem } from '#functions/problems/problems.ts';
import { decisionContext } from '#functions/runtime/decision-context.ts';
import type { Store } from '#functions/store/client.ts';
import { type InterviewerModel, loadInterviewer } from './interviewer-model.ts';
import { interviewerPage } from './interviewer-page.ts';

/** The answers of a whole season, with a name and two times a day, are far below. */
const BODY_LIMIT = 128 * 1024;
const LONGEST_PHONE = 40;

/** The interviewer's link of a request, if we signed it. Keys are fetched again for one that none of them signed. */
export async function verifiedInterviewer({
  params: { token = '' },
}: Request): Promise<InterviewerLink | undefined> {
  return readInterviewerToken(token, await linkKeys()) ?? readInterviewerToken(token, await linkKeys(true));
}

type ShowProblem = (request: Request, problem: Problem) => Reply;

/** The page of an interviewer, and the form on it. Opening it changes nothing. */
export function interviewerRoutes(
  store: Store,
  showProblem: ShowProblem,
): Routes<'interviewer', InterviewerLink> {
  const withModel = async (
    request: Request,
    link: InterviewerLink,
    respond: (model: InterviewerModel) => Promise<Reply> | Reply,
  ) => {
    const base = `/interviewer/${encodeURIComponent(request.params.token ?? '')}`;
    const loaded = await loadInterviewer(store, link, { base, now: request.now });
    return 'kind' in loaded ? showProblem(request, loaded) : respond(loaded);
  };
  return {
    'GET /interviewer/{token}': {
      respond: (request, link) =>
        withModel(request, link, (model) =>
          htmlReply(200, interviewerPage(model, { isSaved: request.query.get('done') === 'saved' })),
        ),
    },
    'POST /interviewer/{token}': {
      bodyLimit: BODY_LIMIT,
      respond: (request, link) =>
        withModel(request, link, (model) => save(store, request, model, showProblem)),
    },
  };
}

async function save(
  store: Store,
  request: Request,
  model: InterviewerModel,
  showProblem: ShowProblem,
): Promise<Reply> {
  if (request.body === undefined) return showProblem(request, { kind: 'body-too-large' });
  if (request.contentType !== 'application/x-www-form-urlencoded')
    return showProblem(request, { kind: 'body-type-unknown' });
  const typed = new URLSearchParams(request.body);
  const refuse = (problem: Problem, now = model) =>
    htmlReply(tellProblem(problem).status, interviewerPage(now, { refused: { problem, typed } }));
  const { season, interviewer } = model;
  const { answers, problems } = availabilityIn(typed, daysAhead(season, request.now));
  const phone = (typed.get('phone') ?? '').trim();
  if (phone !== '' && textFlaw(phone, LONGEST_PHONE))
    problems.push({
      path: 'Phone',
      message: `Please write it on one line, with ${LONGEST_PHONE} characters at most.`,
    });
  if (problems.length > 0) return refuse({ kind: 'body-invalid', fields: problems });
  const context = decisionContext({ kind: 'interviewer', name: interviewer.address }, request.now);
  const seen = { id: interviewer.id, version: Number(typed.get('version')) };
  const answerOf = (offers: readonly Offer[]) => ({
    ...{ answers, phone, recusals: recusalsIn(typed, interviewer, offers) },
  });
  const toldOfLoss = tellOfLoss(season, model.planned, model.offers, request.now);
  const crew = crewOf(store, season.id, context);
  const { verdict, standing } = await crew.answer(seen, answerOf, toldOfLoss);
  if (verdict.kind !== 'refusal') return seeOther(`${model.base}?done=saved`);
  const now = standing.list.interviewers.find(({ id }) => id === interviewer.id);
  if (!now) return showProblem(request, { kind: 'interviewer-unknown' });
  return refuse(verdict.refusal, { ...model, interviewer: now });
}

/** By their offers, of those only whom the interviewer may see. */
function recusalsIn(
  typed: URLSearchParams,
  interviewer: StoredInterviewer,
  offers: readonly Offer[],
): NonNullable<InterviewerAnswer['recusals']> {
  const guests = guestsOf(interviewer, offers);
  const named = (field: string) => {
    const ids = new Set(typed.getAll(field));
    return guests.filter(({ offer }) => ids.has(offer)).map(({ applicant }) => applicant);
  };
  return { shown: named('shown'), chosen: named('recused') };
}
