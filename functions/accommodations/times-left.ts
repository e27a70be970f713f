import { minutesBetween, minutesOf } from '#domain/agenda/slots.ts';
import type { Guest, Span } from '#domain/interview-plan/interview-day.ts';
import type { Offer } from '#domain/offers/offer.ts';
import { type Season, startOf } from '#domain/season/season.ts';
import type { StartKey } from '#domain/seats/seat.ts';
import type { CalendarDay } from '#domain/values/time.ts';
import { dayFrom } from '#functions/interviews/load-day.ts';

/** When the interviews of an applicant can be on a booked day, in minutes after its midnight. */
export type TimesLeft = {
  readonly on: CalendarDay;
  readonly owed: number;
  /** From the first time to the end of the last; absent if all of them together are too few for what is owed. */
  readonly between?: Span;
  /** What is booked. */
  readonly start: Span;
};

/** Returns the times that the arrangement of `offer` leaves on each of its booked days; none of a day on which nothing is owed. */
export function timesLeft(season: Season, offer: Offer): readonly TimesLeft[] {
  return (offer.booking?.seats ?? []).flatMap((seat): readonly TimesLeft[] => {
    const { day } = dayFrom({ season, on: seat.on, offers: [offer], interviewers: [], planned: undefined });
    const guest = day.guests.find(({ id }) => id === offer.id);
    const start = startSpan(season, seat);
    const owed = guest?.meetings.reduce((sum, { count }) => sum + count, 0) ?? 0;
    if (!guest || !start || owed === 0) return [];
    const times = guest.meetings.flatMap((meeting) => meeting.times);
    const between = {
      from: Math.min(...times.map(({ from }) => from)),
      to: Math.max(...times.map(({ to }) => to)),
    };
    return [{ on: seat.on, owed, start, ...(areEnough(guest, owed) ? { between } : {}) }];
  });
}

function startSpan(season: Season, seat: StartKey): Span | undefined {
  const start = startOf(season, seat);
  if (!start) return undefined;
  const from = minutesOf(start.at);
  return { from, to: from + minutesBetween(start.at, start.until) };
}

/** Whether there is time for what is owed, of each kind and altogether. */
function areEnough({ meetings, arranged }: Guest, owed: number): boolean {
  const pause = arranged?.pause ?? 0;
  const all = meetings.flatMap(({ times }) => times);
  return (
    mostInARow(all, pause) >= owed && meetings.every(({ times, count }) => mostInARow(times, pause) >= count)
  );
}

/** The most of these times that one person can keep, one after the other: always the next one that ends first. */
function mostInARow(times: readonly Span[], pause: number): number {
  let [kept, free] = [0, Number.NEGATIVE_INFINITY];
  for (const { from, to } of times.toSorted((one, other) => one.to - other.to)) {
    if (from < free) continue;
    kept += 1;
    free = to + pause;
  }
  return kept;
}
