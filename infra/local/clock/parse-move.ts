import { DateTime, type DurationLikeObject } from 'luxon';
import { isCalendarDay, isWallTime, wallClock } from '#domain/values/time.ts';

/** Why the clock cannot be moved as was asked, in words for who asked. */
export class ClockRefusal extends Error {}

const units: Readonly<Record<string, keyof DurationLikeObject>> = {
  m: 'minutes',
  h: 'hours',
  d: 'days',
  w: 'weeks',
};

const MINUTE = 60_000;
const FURTHEST_DAYS = 366;

const howTo = 'Say +30m, +12h, +3d or +2w, or a time of the program’s clock such as 2020-11-16T07:00.';

/**
 * Where `asked` moves the clock to, in milliseconds: `+3d` is the same time of day three days later on the program's
 * clock, `2020-11-16T07:00` a time of that clock. Throws a refusal for anything else, and for a minute that is past:
 * what is in the record already happened.
 */
export function movedTo(asked: string, now: number, zone: string): number {
  const to = later(asked, now, zone) ?? clockTime(asked, zone);
  if (to === undefined) throw new ClockRefusal(`“${asked.slice(0, 40)}” is no time. ${howTo}`);
  if (to + MINUTE <= now) {
    const shown = DateTime.fromMillis(now, { zone }).toFormat("yyyy-MM-dd'T'HH:mm");
    throw new ClockRefusal(
      `The clock only goes forward, and it is ${shown} already. To begin again: npm start -- --fresh`,
    );
  }
  if (to - now > FURTHEST_DAYS * 24 * 60 * MINUTE) {
    throw new ClockRefusal(`The clock moves at most ${FURTHEST_DAYS} days at once.`);
  }
  return to;
}

function later(asked: string, now: number, zone: string): number | undefined {
  const [, count, letter] = /^\+(\d{1,4})([mhdw])$/.exec(asked) ?? [];
  const unit = units[letter ?? ''];
  if (!count || !unit) return undefined;
  return DateTime.fromMillis(now, { zone })
    .plus({ [unit]: Number(count) })
    .toMillis();
}

/** When the clocks of `zone` show `asked`, as `2020-10-26T09:00`, in milliseconds; `undefined` if that is no time. */
export function clockTime(asked: string, zone: string): number | undefined {
  const [day = '', time = '', ...more] = asked.split('T');
  if (!isCalendarDay(day) || !isWallTime(time) || more.length > 0) return undefined;
  return Date.parse(wallClock(day, time, zone));
}

/** What the program's clock shows at `at`, as `Monday 26 October 2020, 09:00 (America/New_York, UTC−04:00)`. */
export function shownAt(at: number, zone: string): string {
  const local = DateTime.fromMillis(at, { zone, locale: 'en-GB' });
  return `${local.toFormat('cccc d LLLL yyyy, HH:mm')} (${zone}, UTC${local.toFormat('ZZ').replace('-', '−')})`;
}
