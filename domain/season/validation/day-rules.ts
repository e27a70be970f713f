import { type Day, endsAt, type Season, type Start, startsAt } from '#domain/season/season.ts';
import { clockFace } from '#domain/values/clock-face.ts';
import {
  type CalendarDay,
  hoursBetween,
  isCalendarDay,
  isWallTime,
  isZone,
  plusDays,
  wallClock,
} from '#domain/values/time.ts';
import { dayFaults, numberFaults, timeFaults } from './field-rules.ts';
import { type Path, quoted, repeated, ruleFor, type SeasonRule, type Violation } from './violation.ts';

/** A longer interview is taken for a typing error. */
const LONGEST_HOURS = 12;
/** Invitations, and with them digests, begin at most so many days before the first interview. */
const BEFORE_INTERVIEWS = 150;
const LONGEST_SEASON = 366;
/** Seats are numbered with three digits. */
const MOST_SEATS = 200;

/** What must be true of the days and their starts, whatever the tracks. */
export const dayRules: readonly SeasonRule[] = [
  ruleFor(['days'], dayListFaults),
  ruleFor(['days'], ({ days }) => days.flatMap(startFaults)),
  ruleFor(['days', 'program'], inZone(clockFaults)),
  ruleFor(['deadlines', 'program'], inZone(deadlineClockFaults)),
  ruleFor(['digest', 'days', 'program'], inZone(digestClockFaults)),
];

/** What clocks show is only asked in a zone that there is. It is looked up once, because that takes long. */
function inZone(faults: (season: Season) => readonly Violation[]): typeof faults {
  return (season) => (isZone(season.program.zone) ? faults(season) : []);
}

/** The last interview day. `undefined` if there is none, or one is no day of the calendar: then that is told, and nothing else. */
export function lastValidDay({ days }: Pick<Season, 'days'>): CalendarDay | undefined {
  const dates = days.map(({ on }) => on);
  return dates.every(isCalendarDay) ? dates.toSorted().at(-1) : undefined;
}

function dayListFaults({ days }: Season): Violation[] {
  const dates = days.map(({ on }) => on);
  const none = { path: ['days'], message: 'There is no interview day: list at least one.' };
  return [
    ...(days.length === 0 ? [none] : []),
    ...dates.flatMap((on, index) => dayFaults(['days', index, 'on'], on)),
    ...repeated(
      dates,
      (index) => ['days', index, 'on'],
      (on) => `The day ${on} appears here twice: put its seats together.`,
    ),
    ...dates.flatMap((on, index) => orderFaults([dates[0], dates[index - 1], on], ['days', index, 'on'])),
  ];
}

/** Days must be in calendar order, so that a wrong year is noticed. */
function orderFaults(
  [first = '', before = '', on = '']: readonly (string | undefined)[],
  path: Path,
): Violation[] {
  if (!isCalendarDay(first) || !isCalendarDay(before) || !isCalendarDay(on)) return [];
  if (on < before)
    return [
      { path, message: `${on} comes after ${before} in the file: check the year, or put the days in order.` },
    ];
  if (on <= plusDays(first, 366)) return [];
  return [{ path, message: `${on} is more than a year after the first day: check the year.` }];
}

function startFaults({ on, starts }: Day, index: number): Violation[] {
  const none = { path: ['days', index], message: `${on} has no start: name one, or remove the day.` };
  return [
    ...(starts.length === 0 ? [none] : []),
    ...crossedFaults(starts, ['days', index, 'starts']),
    ...starts.flatMap((start, place) => [
      ...timeFaults(['days', index, 'starts', place, 'at'], start.at),
      ...timeFaults(['days', index, 'starts', place, 'until'], start.until),
      ...groupFaults(on, start, ['days', index, 'starts', place]),
    ]),
  ];
}

function crossedFaults(starts: readonly Start[], path: Path): Violation[] {
  const [morning, afternoon] = ['morning', 'afternoon'].map((name) =>
    starts.find((start) => start.name === name && isWallTime(start.at)),
  );
  if (!morning || !afternoon || afternoon.at > morning.at) return [];
  const message = 'The afternoon start must begin after the morning start: check both times.';
  return [{ path: [...path, starts.indexOf(afternoon), 'at'], message }];
}

function groupFaults(on: string, { name, groups }: Start, path: Path): Violation[] {
  const none = { path, message: `The ${name} start of ${on} has no seats: add some, or remove the start.` };
  const labels = groups.map((group) => [...group.for].sort().join(' and '));
  const why = `the seats of one start; leave ${name} out where there are none`;
  return [
    ...(groups.length === 0 ? [none] : []),
    ...groups.flatMap(({ seats }, place) =>
      numberFaults([...path, 'groups', place, 'seats'], seats, 1, MOST_SEATS, why),
    ),
    ...repeated(
      labels,
      (place) => [...path, 'groups', place],
      (label) => `${name} of ${on} already has seats for ${label}: put the numbers together.`,
    ),
  ];
}

/** Faults of starts that do not exist in the program's zone, or are longer than is sensible. */
function clockFaults(season: Season): Violation[] {
  const { zone } = season.program;
  return season.days.flatMap(({ on, starts }, index) =>
    starts.flatMap((start, place): Violation[] => {
      if (!isCalendarDay(on) || !isWallTime(start.at) || !isWallTime(start.until)) return [];
      const path = ['days', index, 'starts', place];
      const hours = hoursBetween(startsAt(season, on, start), endsAt(season, on, start));
      const long = {
        path: [...path, 'until'],
        message: `From ${start.at} until ${start.until} is very long: check both times.`,
      };
      return [
        ...skippedFaults([...path, 'at'], on, start.at, zone),
        ...(hours > LONGEST_HOURS ? [long] : []),
      ];
    }),
  );
}

function deadlineClockFaults({ deadlines, program }: Season): Violation[] {
  return deadlines.flatMap(({ on, at = '' }, index) =>
    skippedFaults(['deadlines', index, 'at'], on, at, program.zone),
  );
}

/** A schedule leaves out a time that the clocks skip, so on that day there would be no digest. */
function digestClockFaults({ digest, days, program }: Season): Violation[] {
  const dates = days
    .map(({ on }) => on)
    .filter(isCalendarDay)
    .toSorted();
  const [first] = dates;
  if (!first) return [];
  const last = dates.at(-1) ?? first;
  if (plusDays(first, LONGEST_SEASON) < last) return [];
  for (let on = plusDays(first, -BEFORE_INTERVIEWS); on <= last; on = plusDays(on, 1)) {
    const [fault] = skippedFaults(['digest', 'at'], on, digest.at, program.zone);
    if (fault) return [fault];
  }
  return [];
}

/** A time that the clocks skip when daylight saving time begins. */
function skippedFaults(path: Path, on: string, at: string, zone: string): Violation[] {
  if (!isCalendarDay(on) || !isWallTime(at)) return [];
  if (clockFace(wallClock(on, at, zone), zone).time === at) return [];
  const message = `On ${on} the clocks of ${quoted(zone)} skip ${at}: choose another time.`;
  return [{ path, message }];
}
