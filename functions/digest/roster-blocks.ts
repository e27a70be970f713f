import type { DayRoster } from '#domain/digest/coming-days.ts';
import type { RosterRow } from '#domain/roster/roster.ts';
import { type Season, startNames } from '#domain/season/season.ts';
import type { Block } from '#domain/values/message.ts';
import { heading, paragraph } from '#functions/mail/blocks.ts';
import { theirTime } from '#functions/sheets/roster-sheet.ts';
import { shortDay } from '#functions/wording/days.ts';
import { oneLine } from '#functions/wording/one-line.ts';
import { placeOf } from '#functions/wording/place-names.ts';
import { personIn, startsIn } from './digest-lines.ts';
import { timeOfDay } from './when.ts';

/** Who comes on one day: below each start everybody by name, with what is needed to write to them. */
export function rosterBlocks(season: Season, { on, isToday, people }: DayRoster): Block[] {
  const day = `${isToday ? 'Today' : 'Coming'}, ${shortDay(on)}`;
  if (people.length === 0)
    return [heading(`${day}: nobody is booked`), paragraph('No interviews take place.')];
  return [
    heading(`${day}: ${peopleIn(people.length)}`),
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
    { kind: 'labeled', label: `${at} (${rows.length})`, lines: [] },
    { kind: 'list', items: rows.map((row) => rowLine(season, row)) },
  ];
}

function rowLine(season: Season, row: RosterRow): string {
  const { applicant, tracks, zone, part, parts, otherDay } = row;
  const theirs = zone && zone !== season.program.zone ? `${theirTime(season, row)} in ${placeOf(zone)}` : '';
  const pair = otherDay ? `day ${part} of ${parts}, the other is ${startsIn([otherDay])}` : '';
  return [
    personIn(season, { name: applicant.name, tracks }),
    pair,
    theirs,
    oneLine(applicant.email),
    `AAMC ${oneLine(applicant.id)}`,
    row.offer,
  ]
    .filter(Boolean)
    .join('; ');
}

function peopleIn(count: number): string {
  return count === 1 ? '1 person' : `${count} people`;
}

/** `6 come today`, `2 come Tue, Nov 17`: for a subject. */
export function rosterInShort({ on, isToday, people }: DayRoster): string {
  const count =
    people.length === 1 ? '1 comes' : `${people.length || 'nobody'} come${people.length ? '' : 's'}`;
  return `${count} ${isToday ? 'today' : shortDay(on)}`;
}
