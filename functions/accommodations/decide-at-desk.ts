import type { AccommodationRefusal } from '#domain/accommodations/accommodation-record.ts';
import type { AccommodationStanding } from '#domain/accommodations/ask-for-accommodation.ts';
import {
  type AccommodationDecision,
  decideOnAccommodation,
} from '#domain/accommodations/decide-on-accommodation.ts';
import { type Busy, type DecisionContext, refuse } from '#domain/decisions/decision.ts';
import type { OfferErased } from '#domain/erasure/erasure-record.ts';
import type { OutdatedPlan } from '#domain/planned-days/plan-needs.ts';
import { outdatedPlans } from '#functions/interviews/outdated-plans.ts';
import { type ToldBy, toldBy } from '#functions/notices/told-by.ts';
import { attempt } from '#functions/store/attempt.ts';
import type { Store } from '#functions/store/client.ts';
import { readInterviewers } from '#functions/store/interviewers/stored-interviewers.ts';
import { readPlannedDays } from '#functions/store/interviews/planned-days.ts';
import { readOffers } from '#functions/store/items/offers.ts';
import type { OfferName } from '#functions/store/keys.ts';
import { loadRequest } from './load-request.ts';
import { type TimesLeft, timesLeft } from './times-left.ts';

type WhyNot = AccommodationRefusal | OfferErased | Busy;

/** Carries out what the reader of requests decides. Returns why not, if so. Throws `NotFound` without offer. */
export async function decideAtDesk(
  store: Store,
  name: OfferName,
  decided: AccommodationDecision,
  context: DecisionContext,
): Promise<WhyNot | undefined> {
  const { verdict } = await attempt(
    store,
    name.season,
    () => loadRequest(store, name),
    (standing) => decide(standing, decided, context),
  );
  return verdict.kind === 'refusal' ? verdict.refusal : undefined;
}

function decide(standing: AccommodationStanding, decided: AccommodationDecision, context: DecisionContext) {
  if (standing.offer.erasedAt) return refuse({ kind: 'offer-erased' });
  return decideOnAccommodation(standing, decided, context);
}

/** What a decision would bring about, for who is about to make it. */
export type DecisionLook =
  | { readonly kind: 'refused'; readonly refusal: WhyNot }
  | { readonly kind: 'repeat' }
  | {
      readonly kind: 'look';
      readonly told: ToldBy;
      readonly times: readonly TimesLeft[];
      readonly outdated: readonly OutdatedPlan[];
    };

/** Decides the same and carries nothing out: what the applicant would be told, when the interviews could be, and which published plans would not fit. */
export async function lookAtDecision(
  store: Store,
  standing: AccommodationStanding,
  decided: AccommodationDecision,
  context: DecisionContext,
): Promise<DecisionLook> {
  const verdict = decide(standing, decided, context);
  if (verdict.kind === 'refusal') return { kind: 'refused', refusal: verdict.refusal };
  if (verdict.kind === 'repeat') return verdict;
  const { season } = standing;
  const after = verdict.result;
  const [offers, plans, crew] = await Promise.all([
    readOffers(store, season.id),
    readPlannedDays(store, season.id),
    readInterviewers(store, season.id),
  ]);
  const own = after.booking?.seats.map(({ on }) => on) ?? [];
  const sources = {
    ...{ season, crew, plans: plans.filter(({ on }) => own.includes(on)) },
    offers: offers.map((offer) => (offer.id === after.id ? after : offer)),
  };
  return {
    kind: 'look',
    told: toldBy(season, after, verdict.changes),
    times: decided.kind === 'arranged' ? timesLeft(season, after) : [],
    outdated: outdatedPlans(sources, context.now),
  };
}
