import { standingAt } from '#domain/interview-plan/begun.ts';
import { interviewersOn } from '#domain/interviewers/stored-interviewer.ts';
import { isPlanDue, planNeeds, unplannedDay } from '#domain/planned-days/plan-needs.ts';
import { dayIn, type Instant } from '#domain/values/time.ts';
import { dayFrom } from '#functions/interviews/load-day.ts';
import type { Store } from '#functions/store/client.ts';
import { readInterviewers } from '#functions/store/interviewers/stored-interviewers.ts';
import { readPlannedDays } from '#functions/store/interviews/planned-days.ts';
import { readOffersToShow } from '#functions/store/items/offers.ts';
import { cachedSeason } from '#functions/store/items/season-cache.ts';
import type { DayLine } from './days-page.ts';

/**
 * Every interview day with what is planned of it as it is at `now`, and those that went with interviews that are still published, in one
 * round trip.
 */
export async function loadDayLines(store: Store, id: string, now: Instant): Promise<readonly DayLine[]> {
  const [{ season }, offers, plans, list] = await Promise.all([
    cachedSeason(store, id),
    readOffersToShow(store, id),
    readPlannedDays(store, id),
    readInterviewers(store, id, { consistent: false }),
  ]);
  const today = dayIn(season.program.zone, now);
  const held = plans.filter(({ published }) => published && published.interviews.length > 0);
  const days = [...new Set([...season.days, ...held].map(({ on }) => on))].sort();
  return days.map((on) => {
    const planned = plans.find((each) => each.on === on);
    const interviewers = interviewersOn(list, on);
    const loaded = standingAt(dayFrom({ season, on, offers, interviewers, planned }), now);
    const { rows, day } = loaded;
    const isPast = on < today;
    const needs = isPast ? 0 : planNeeds(loaded).length;
    const unplanned = isPlanDue(season, on, now) ? unplannedDay(on, planned, day) : undefined;
    return { on, people: rows.length, planned, needs, isPast, ...(unplanned ? { unplanned } : {}) };
  });
}
