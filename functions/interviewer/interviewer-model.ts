import type { StoredInterviewer } from '#domain/interviewers/stored-interviewer.ts';
import type { Offer } from '#domain/offers/offer.ts';
import type { PlannedDay } from '#domain/planned-days/planned-day.ts';
import type { Season } from '#domain/season/season.ts';
import type { Instant } from '#domain/values/time.ts';
import type { InterviewerLink } from '#functions/links/interviewer-token.ts';
import type { Problem } from '#functions/problems/problems.ts';
import type { Store } from '#functions/store/client.ts';
import { readInterviewers } from '#functions/store/interviewers/stored-interviewers.ts';
import { readPlannedDays } from '#functions/store/interviews/planned-days.ts';
import { readOffersToShow } from '#functions/store/items/offers.ts';
import { cachedSeason } from '#functions/store/items/season-cache.ts';

/** What the page of an interviewer is made from. */
export type InterviewerModel = {
  readonly season: Season;
  readonly interviewer: StoredInterviewer;
  /** Everybody who is booked: the page takes from it whom this interviewer may meet, and their names. */
  readonly offers: readonly Offer[];
  readonly planned: readonly PlannedDay[];
  readonly now: Instant;
  /** The path of the page. */
  readonly base: string;
};

/** Reads it in one round trip; or says why the link opens nothing. */
export async function loadInterviewer(
  store: Store,
  link: InterviewerLink,
  { base, now }: Pick<InterviewerModel, 'base' | 'now'>,
): Promise<InterviewerModel | Problem> {
  const [{ season }, { interviewers }, offers, planned] = await Promise.all([
    cachedSeason(store, link.season),
    readInterviewers(store, link.season),
    readOffersToShow(store, link.season),
    readPlannedDays(store, link.season),
  ]);
  const interviewer = interviewers.find(({ id }) => id === link.id);
  if (!interviewer) return { kind: 'interviewer-unknown' };
  if (interviewer.generation !== link.generation) return { kind: 'link-revoked' };
  return { season, interviewer, offers, planned, base, now };
}
