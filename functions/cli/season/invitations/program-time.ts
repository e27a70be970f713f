import type { Season } from '#domain/season/season.ts';
import { type Instant, instant, isCalendarDay, isWallTime, wallClock } from '#domain/values/time.ts';
import { wallTimeFrom } from '#functions/season/season-file/wall-time-from.ts';

/**
 * The instant that `text` means: `2020-10-26 10:00 AM` or `2020-10-26T10:00` on the program's clock, or a time with an
 * offset. A day alone is its beginning. `undefined` for any other text.
 */
export function programTime({ program }: Season, text: string): Instant | undefined {
  const [, day = '', given = '00:00'] = /^(\S{10})(?:[T\s]\s*(.+))?$/.exec(text.trim()) ?? [];
  if (!isCalendarDay(day)) return undefined;
  const time = wallTimeFrom(given.trim());
  if (isWallTime(time)) return wallClock(day, time, program.zone);
  return /^\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/.test(time) &&
    !Number.isNaN(Date.parse(`${day}T${time}`))
    ? instant(`${day}T${time}`)
    : undefined;
}
