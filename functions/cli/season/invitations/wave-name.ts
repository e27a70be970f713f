import type { Season } from '#domain/season/season.ts';
import type { Instant } from '#domain/values/time.ts';
import { timeCell } from '#functions/sheets/cells.ts';

/** A wave is named after the time at which it leaves, `2020-10-27T10:00` on the program's clock. */
export function waveName(season: Season, at: Instant): string {
  return timeCell(season, at).replace(' ', 'T');
}
