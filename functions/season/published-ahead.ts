import type { InterviewerList } from '#domain/interviewers/stored-interviewer.ts';
import type { Offer } from '#domain/offers/offer.ts';
import type { PlannedDay } from '#domain/planned-days/planned-day.ts';
import { dayIn, type Instant } from '#domain/values/time.ts';
import type { Store } from '#functions/store/client.ts';
import { readInterviewers } from '#functions/store/interviewers/stored-interviewers.ts';
import { readPlannedDays } from '#functions/store/interviews/planned-days.ts';
import { readOffersToShow } from '#functions/store/items/offers.ts';

/** The interview days from that of `now` on of which a plan is published, and the people on whom it depends. */
export type PublishedAhead = {
  readonly plans: readonly PlannedDay[];
  readonly offers: readonly Offer[];
  readonly crew: InterviewerList;
};

/** Reads them as they were a moment ago, to show. Reads nothing else while no interviews are published. */
export async function readPublishedAhead(
  store: Store,
  season: { readonly id: string; readonly program: { readonly zone: string } },
  now: Instant,
): Promise<PublishedAhead | undefined> {
  const today = dayIn(season.program.zone, now);
  const plans = (await readPlannedDays(store, season.id)).filter(
    ({ on, published }) => on >= today && published,
  );
  if (plans.length === 0) return undefined;
  const [offers, crew] = await Promise.all([
    readOffersToShow(store, season.id),
    readInterviewers(store, season.id, { consistent: false }),
  ]);
  return { plans, offers, crew };
}
