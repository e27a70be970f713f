import type { Board } from '#domain/capacity/board.ts';
import type { SeasonOverview } from '#domain/capacity/overview.ts';
import type { LateChange } from '#domain/digest/late-changes.ts';
import type { OutdatedPlan, UnplannedDay } from '#domain/planned-days/plan-needs.ts';
import type { WaitingQuestions } from '#domain/questions/question-counts.ts';
import type { Season } from '#domain/season/season.ts';
import type { Instant } from '#domain/values/time.ts';

/** What the first page is drawn from: counts that are kept anyway. */
export type HomeModel = {
  readonly season: Season;
  readonly board: Board;
  readonly overview: SeasonOverview;
  /** Those that touch a day which is not over, the newest first. */
  readonly late: readonly LateChange[];
  /** Interview days whose plan needs somebody, while one is close. */
  readonly outdatedPlans: readonly OutdatedPlan[];
  readonly unplannedDays: readonly UnplannedDay[];
  /** Days whose panel is close, with questions that nobody has published. */
  readonly waitingQuestions: readonly WaitingQuestions[];
  /** How many requests for an accommodation wait, for the one who reads them; absent for everybody else. */
  readonly accommodations?: number;
  readonly now: Instant;
};
