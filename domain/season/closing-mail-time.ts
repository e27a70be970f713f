import { type Instant, plusDays, type WallTime, wallClock } from '#domain/values/time.ts';
import { lastDayOf, type Season } from './season.ts';

/** The day after the last interview day, when people are at work. */
const CLOSING_AT = '09:00' as WallTime;

/** When those who interviewed are told what the program says about letters; `undefined` if its file says nothing of them. */
export function closingMailAt(season: Season): Instant | undefined {
  if (season.messages?.letters === undefined) return undefined;
  return wallClock(plusDays(lastDayOf(season), 1), CLOSING_AT, season.program.zone);
}
