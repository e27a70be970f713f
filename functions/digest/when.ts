import type { Season } from '#domain/season/season.ts';
import type { Instant } from '#domain/values/time.ts';
import { clockWords } from '#functions/wording/clock-words.ts';

/** `Tue, Oct 27, 10:02 AM`, on the program's clock. */
export function shortTime({ program }: Season, at: Instant): string {
  const { shortDate, time } = clockWords(at, program.zone);
  return `${shortDate}, ${time}`;
}

/** `Tue, Oct 27`, on the program's calendar. */
export function shortDateOf({ program }: Season, at: Instant): string {
  return clockWords(at, program.zone).shortDate;
}

/** `10:02 AM`, on the program's clock. */
export function timeOfDay({ program }: Season, at: Instant): string {
  return clockWords(at, program.zone).time;
}
