import type { SeasonOverview } from '#domain/capacity/overview.ts';
import { endsSoon } from '#domain/offers/follow-up.ts';
import { EMPTY_DAYS_AHEAD, INVITATIONS_END_DAYS_AHEAD } from '#domain/season/attention-days.ts';
import { changesCloseAt, invitationsEndAt, type Season } from '#domain/season/season.ts';
import { type CalendarDay, dayIn, type Instant, plusDays } from '#domain/values/time.ts';

/** What a coordinator may need to act on, as far as the overview tells. The digest names the people. */
export type NeedsAtGlance = {
  readonly unreached: number;
  /** Requests for another track without an answer. */
  readonly asked: number;
  /** Open offers that close within 48 hours. */
  readonly endingSoon: number;
  /** Days ahead that can still be booked and have no bookings, as in the digest. */
  readonly emptyDays: readonly CalendarDay[];
  /** The last day for invitations, where it is close and not over. */
  readonly invitationsUntil?: CalendarDay;
};

export function needsAtGlance(season: Season, overview: SeasonOverview, now: Instant): NeedsAtGlance {
  const { zone } = season.program;
  const today = dayIn(zone, now);
  const soon = overview.ending.filter(({ at }) => endsSoon({ state: 'open', closesAt: at }, now));
  const { until } = season.offers;
  const isEnding = today >= plusDays(until, -INVITATIONS_END_DAYS_AHEAD) && now < invitationsEndAt(season);
  return {
    unreached: overview.unreached,
    asked: overview.asked ?? 0,
    endingSoon: soon.reduce((sum, { offers }) => sum + offers, 0),
    emptyDays: season.days
      .filter(
        ({ on, starts }) =>
          on <= plusDays(today, EMPTY_DAYS_AHEAD) &&
          starts.some((start) => changesCloseAt(season, on, start) > now) &&
          !overview.taken.some((each) => each.on === on),
      )
      .map(({ on }) => on),
    ...(isEnding ? { invitationsUntil: until } : {}),
  };
}
