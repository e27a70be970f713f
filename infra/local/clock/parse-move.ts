import { DateTime, type DurationLikeObject } from 'luxon';
import { isCalendarDay, isWallTime, wallClock } from '#domain/values/time.ts';

/** Why the clock cannot be moved; the message is shown to the user. */
export class ClockRefusal extends Error {}

const units: Readonly<Record<string, keyof DurationLikeObject>> = {
  m: 'minutes',
  h: 'hours',
  d: 'days',
  w: 'weeks',
};

const MINUTE = 60_000;
const FURTHEST_DAYS = 366;

const howTo = 'Use +30m, +12h, +3d or +2w, or a time in the program’s zone such as 2020-11-16T07:00.';

/**
 * The time in milliseconds to which `asked` moves the clock: `+3d` is the same time of day three days later in the
 * program's zone, `2020-11-16T07:00` a time in that zone. Throws a `ClockRefusal` for anything else, and for a time
 * in the past: recorded events cannot be undone.
 */
export function parseMove(asked: string, now: number, zone: string): number {
  const to = parseOffset(asked, now, zone) ?? clockTime(asked, zone);
  if (to === undefined) throw new ClockRefusal(`“${asked.slice(0, 40)}” is not a time. ${howTo}`);
  if (to + MINUTE <= now) {
    const shown = DateTime.fromMillis(now, { zone }).toFormat("yyyy-MM-dd'T'HH:mm");
    throw new ClockRefusal(
      `The clock only moves forward, and it is already ${shown}. To start over: npm start -- --fresh`,
    );
  }
  if (to - now > FURTHEST_DAYS * 24 * 60 * MINUTE) {
    throw new ClockRefusal(`The clock moves at most ${FURTHEST_DAYS} days at once.`);
  }
  return to;
}

function parseOffset(asked: string, now: number, zone: string): number | undefined {
  const [, count, letter] = /^\+(\d{1,4})([mhdw])$/.exec(asked) ?? [];
  const unit = units[letter ?? ''];
  if (!count || !unit) return undefined;
  return DateTime.fromMillis(now, { zone })
    .plus({ [unit]: Number(count) })
    .toMillis();
}

/** When the clocks of `zone` show `asked`, as `2020-10-26T09:00`, or a day begins, in milliseconds; `undefined` if that is no time. */
export function clockTime(asked: string, zone: string): number | undefined {
  const [day = '', time = '00:00', ...more] = asked.split('T');
  if (!isCalendarDay(day) || !isWallTime(time) || more.length > 0) return undefined;
  return Date.parse(wallClock(day, time, zone));
}

/** Formats `at` in the program's zone, as `Monday, October 26, 2020, 9:00 AM (America/New_York, UTC−04:00)`. */
export function formatProgramTime(at: number, zone: string): string {
  const local = DateTime.fromMillis(at, { zone, locale: 'en-US' });
  return `${local.toFormat('cccc, LLLL d, yyyy, h:mm a')} (${zone}, UTC${local.toFormat('ZZ').replace('-', '−')})`;
}
