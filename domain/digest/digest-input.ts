import type { OfferRecord } from '#domain/history/offer-record.ts';
import type { Offer } from '#domain/offers/offer.ts';
import type { OutdatedPlan, UnplannedDay } from '#domain/planned-days/plan-needs.ts';
import type { WaitingQuestions } from '#domain/questions/question-counts.ts';
import type { Season } from '#domain/season/season.ts';
import type { SeasonApplied } from '#domain/season-plan/season-applied.ts';
import type { Seat } from '#domain/seats/seat.ts';
import type { Unanswered } from '#domain/statuses/told-status.ts';
import type { Instant } from '#domain/values/time.ts';

/**
 * The input of a digest. `records` are those of the offers that changed in its period; older records are ignored, and
 * so are files that were `applied` before it.
 */
export type DigestSource = {
  readonly season: Season;
  readonly offers: readonly Offer[];
  readonly seats: readonly Seat[];
  readonly records: readonly OfferRecord[];
  readonly applied: readonly SeasonApplied[];
  /** How many applicants are without an answer, by what is missing; counted only once the day by which all are told is over. */
  readonly unanswered?: Unanswered;
  /** Published plans of days ahead that no longer fit. */
  readonly outdatedPlans?: readonly OutdatedPlan[];
  /** Days that are close, with people and without a published plan. */
  readonly unplannedDays?: readonly UnplannedDay[];
  /** Days whose panel is close, with questions that nobody has published. */
  readonly waitingQuestions?: readonly WaitingQuestions[];
};

/** The period that a digest covers: after `since`, up to and including `until`. */
export type Stretch = { readonly since: Instant; readonly until: Instant };
