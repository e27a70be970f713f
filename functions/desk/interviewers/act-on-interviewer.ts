import type { InterviewerAnswer } from '#domain/interviewers/answer-by-link.ts';
import { findOffer } from '#domain/offers/find-offer.ts';
import type { Offer } from '#domain/offers/offer.ts';
import { dayIn } from '#domain/values/time.ts';
import { coordinatorContext } from '#functions/desk/coordinator-context.ts';
import { LONGEST_REASON } from '#functions/desk/longest-reason.ts';
import type { DeskProblem } from '#functions/desk/problems.ts';
import type { SignedIn } from '#functions/desk/signed-in.ts';
import type { Request } from '#functions/http/request.ts';
import { daysAhead } from '#functions/interviewers/availability-fields.ts';
import { crewOf } from '#functions/interviewers/change-crew.ts';
import { availabilityIn } from '#functions/interviewers/read-availability.ts';
import type { Store } from '#functions/store/client.ts';
import type { CrewModel } from './crew-model.ts';
import { knowsLabel, wishLabel } from './interviewer-at-desk-page.ts';
import { listedIn } from './interviewer-inputs.ts';

/** Does what a form asks of one interviewer. Returns why not, if it was not done. */
export async function actOnInterviewer(
  store: Store,
  request: Request,
  coordinator: SignedIn,
  { season, now, offers }: CrewModel,
): Promise<DeskProblem | undefined> {
  const typed = new URLSearchParams(request.body);
  const seen = { id: request.params.id ?? '', version: Number(typed.get('version')) };
  const crew = crewOf(store, season.id, coordinatorContext(request, coordinator));
  const answer = (answerOf: (booked: readonly Offer[]) => InterviewerAnswer) =>
    refusalOf(crew.answer(seen, answerOf));
  switch (typed.get('do')) {
    case 'edit': {
      const read = listedIn(season, typed);
      if (!read.listed) return { kind: 'body-invalid', fields: read.fields };
      return refusalOf(crew.edit(seen, read.listed, dayIn(season.program.zone, now)));
    }
    case 'days': {
      const { answers, problems } = availabilityIn(typed, daysAhead(season, now));
      return problems.length > 0 ? { kind: 'body-invalid', fields: problems } : answer(() => ({ answers }));
    }
    case 'knows':
    case 'wish': {
      const isWish = typed.get('do') === 'wish';
      const found = findOffer(offers, (typed.get('applicant') ?? '').trim());
      if (found.kind !== 'found') return unknownApplicant(isWish ? wishLabel : knowsLabel);
      const { id } = found.offer;
      return answer((booked) => {
        const ids = booked.filter((each) => each.id === id).map(({ applicant }) => applicant.id);
        return { [isWish ? 'wishes' : 'recusals']: { shown: ids, chosen: ids } };
      });
    }
    case 'meets':
      return answer(() => ({ recusals: { shown: [typed.get('applicant') ?? ''], chosen: [] } }));
    case 'no-wish':
      return answer(() => ({ wishes: { shown: [typed.get('applicant') ?? ''], chosen: [] } }));
    case 'link':
    case 'renew':
      return refusalOf(crew.sendLink(seen, typed.get('do') === 'renew'));
    case 'remove':
      return refusalOf(crew.remove(seen, (typed.get('reason') ?? '').slice(0, LONGEST_REASON)));
    default:
      return { kind: 'not-in-season' };
  }
}

function unknownApplicant(path: string): DeskProblem {
  const message = 'No invitation has this AAMC ID or email address.';
  return { kind: 'body-invalid', fields: [{ path, message }] };
}

type Settled = { readonly verdict: { readonly kind: string; readonly refusal?: DeskProblem } };

/** Why a change was not made; nothing if it was, or if there was nothing to change. */
export async function refusalOf(settled: Promise<Settled>): Promise<DeskProblem | undefined> {
  return (await settled).verdict.refusal;
}
