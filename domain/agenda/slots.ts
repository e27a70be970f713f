import type { Agenda, AgendaBlock } from '#domain/season/agenda-section.ts';
import { type CalendarDay, type Instant, plusDays, type WallTime, wallClock } from '#domain/values/time.ts';

const DAY_MINUTES = 24 * 60;

/** Minutes from midnight to `time`. */
export function minutesOf(time: WallTime): number {
  const [hours, minutes] = time.split(':').map(Number);
  return (hours ?? 0) * 60 + (minutes ?? 0);
}

/** The time of day so many minutes after midnight; after a day it begins again. */
export function timeOfMinutes(minutes: number): WallTime {
  const inDay = ((minutes % DAY_MINUTES) + DAY_MINUTES) % DAY_MINUTES;
  const [hours, rest] = [Math.floor(inDay / 60), inDay % 60];
  return `${String(hours).padStart(2, '0')}:${String(rest).padStart(2, '0')}` as WallTime;
}

/** The instant so many minutes after the midnight of a day, which may be on the next one. */
export function minuteOfDay(on: CalendarDay, minutes: number, zone: string): Instant {
  return wallClock(plusDays(on, Math.floor(minutes / DAY_MINUTES)), timeOfMinutes(minutes), zone);
}

/** Returns minutes after the midnight of the day on which an agenda begins: a time before its first block is on the next day. */
export function minutesIn({ blocks }: Pick<Agenda, 'blocks'>): (time: WallTime) => number {
  const begins = minutesOf(blocks[0]?.at ?? ('00:00' as WallTime));
  return (time) => (minutesOf(time) < begins ? minutesOf(time) + DAY_MINUTES : minutesOf(time));
}

/** The last minute of a day: hours that end with it are open at their end. */
export const LAST_TIME = '23:59' as WallTime;

/**
 * Returns hours of a day in minutes from its midnight. Those that are open at their end go on as long as an agenda of that day does,
 * which can be after midnight.
 */
export function hoursInMinutes({ from, until }: { readonly from: WallTime; readonly until: WallTime }): {
  readonly from: number;
  readonly to: number;
} {
  return { from: minutesOf(from), to: until === LAST_TIME ? 2 * DAY_MINUTES : minutesOf(until) };
}

/** Minutes from `from` to the next `to`: 0 to 1439. */
export function minutesBetween(from: WallTime, to: WallTime): number {
  return (minutesOf(to) - minutesOf(from) + DAY_MINUTES) % DAY_MINUTES;
}

/** The times of one interview. */
export type Slot = { readonly at: WallTime; readonly until: WallTime };

/** Returns the times at which interviews of `block` can be held, in their order; none if it has no interviews. */
export function slotsOf({ at, until, interviews }: AgendaBlock): readonly Slot[] {
  if (!interviews) return [];
  const { minutes, passingMinutes } = interviews;
  const count = Math.floor((minutesBetween(at, until) + passingMinutes) / (minutes + passingMinutes));
  return Array.from({ length: Math.max(count, 0) }, (_, index) => {
    const begins = minutesOf(at) + index * (minutes + passingMinutes);
    return { at: timeOfMinutes(begins), until: timeOfMinutes(begins + minutes) };
  });
}
