import type { RosterRow } from '#domain/roster/roster.ts';
import { endsAt, type Season, type Start, startNames, startsAt } from '#domain/season/season.ts';
import type { CalendarDay } from '#domain/values/time.ts';
import { theirTime } from '#functions/sheets/roster-sheet.ts';
import { spanWithZone } from '#functions/wording/clocks.ts';
import { shortDay } from '#functions/wording/days.ts';
import { placeOf } from '#functions/wording/place-names.ts';

/** `8:00 AM – 12:30 PM EST`: when a start begins and ends on the program's clock. */
export function startSpan(season: Season, on: CalendarDay, start: Start): string {
  const { zone } = season.program;
  return spanWithZone(startsAt(season, on, start), endsAt(season, on, start), zone);
}

/** `10:00 PM in Tokyo`; without a zone of theirs nothing is known. */
export function theirClock(season: Season, row: RosterRow): string {
  if (!row.zone) return '';
  return row.zone === season.program.zone ? 'The same' : `${theirTime(season, row)} in ${placeOf(row.zone)}`;
}

/** `Day 1 of 2; the other is Tue, Nov 17, afternoon`; empty for a visit of one day. */
export function partWords({ part, parts, otherDay }: RosterRow): string {
  if (parts === 1) return '';
  const other = otherDay ? `; the other is ${shortDay(otherDay.on)}, ${otherDay.start}` : '';
  return `Day ${part} of ${parts}${other}`;
}

/** The people of a day by its starts, in their order; a start that the season has dropped comes with its name only. */
export function rowsByStart(
  starts: readonly Start[],
  rows: readonly RosterRow[],
): readonly { readonly name: Start['name']; readonly start?: Start; readonly rows: readonly RosterRow[] }[] {
  return startNames.flatMap((name) => {
    const start = starts.find((each) => each.name === name);
    const there = rows.filter((row) => row.start === name);
    return start || there.length > 0 ? [{ name, ...(start ? { start } : {}), rows: there }] : [];
  });
}
