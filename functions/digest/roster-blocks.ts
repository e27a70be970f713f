import type { DayRoster } from '#domain/digest/coming-days.ts';
import type { RosterRow } from '#domain/roster/roster.ts';
import { type Season, startNames } from '#domain/season/season.ts';
import type { Block } from '#domain/values/message.ts';
import { rosterPath } from '#functions/desk/days/roster-path.ts';
import { heading, paragraph } from '#functions/mail/blocks.ts';
import { tracksCell } from '#functions/sheets/cells.ts';
import { theirTime } from '#functions/sheets/roster-sheet.ts';
import { counted } from '#functions/wording/counted.ts';
import { shortDay } from '#functions/wording/days.ts';
import { isolated, oneLine } from '#functions/wording/one-line.ts';
import { placeOf } from '#functions/wording/place-names.ts';
import { timeOfDay } from './when.ts';

/** Who comes on one day: a table for each start, one line a person. What else is known of them is in the attached file. */
export function rosterBlocks(season: Season, { on, isToday, people }: DayRoster): Block[] {
  const day = `${isToday ? 'Today' : 'Coming'}, ${shortDay(on)}`;
  if (people.length === 0)
    return [heading(`${day}: nobody is booked`), paragraph('No interviews take place.')];
  return [
    heading(`${day}: ${counted(people.length, 'person', 'people')}`),
    {
      kind: 'links',
      links: [
        { text: 'Roster', href: rosterPath(on) },
        { text: 'Print it', href: `${rosterPath(on)}/print` },
      ],
    },
    ...startNames.flatMap((start) =>
      startBlocks(
        season,
        start,
        people.filter((row) => row.start === start),
      ),
    ),
  ];
}

function startBlocks(season: Season, start: string, rows: readonly RosterRow[]): Block[] {
  const [first] = rows;
  if (!first) return [];
  const at = first.startsAt ? `${timeOfDay(season, first.startsAt)}, ${start}` : start;
  return [
    {
      kind: 'table',
      columns: [`${at} (${rows.length})`, 'For', 'Email'],
      rows: rows.map((row) => [
        isolated(row.applicant.name),
        forWhat(season, row),
        oneLine(row.applicant.email),
      ]),
    },
  ];
}

/** The tracks, which day of a pair it is, and the time on the applicant's own clock where that differs. */
function forWhat(season: Season, row: RosterRow): string {
  const { tracks, zone, part, parts } = row;
  const day = parts > 1 ? `day ${part} of ${parts}` : '';
  const theirs = zone && zone !== season.program.zone ? `${theirTime(season, row)} in ${placeOf(zone)}` : '';
  return [oneLine(tracksCell(season, tracks)), day, theirs].filter(Boolean).join('; ');
}

/** `6 come today`, `2 come Tue, Nov 17`: for a subject. */
export function rosterInShort({ on, isToday, people }: DayRoster): string {
  const count = people.length === 0 ? 'nobody comes' : counted(people.length, 'comes', 'come');
  return `${count} ${isToday ? 'today' : shortDay(on)}`;
}
