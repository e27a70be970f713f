import type { Season } from '#domain/season/season.ts';
import type { Difference } from '#domain/season-plan/differences.ts';
import { type CalendarDay, isCalendarDay } from '#domain/values/time.ts';
import { trackLabel, tracksCell } from '#functions/sheets/cells.ts';
import { wallTimeWords } from '#functions/wording/clock-words.ts';
import { counted } from '#functions/wording/counted.ts';
import { shortDay } from '#functions/wording/days.ts';

/** A text of the program's own can be pages long: a digest has its beginning. */
const LONGEST_VALUE = 160;

/** One thing that a season file changed, as a coordinator reads it: with names of tracks, and days and times as in every mail. */
export function appliedWords(season: Season, difference: Difference): string {
  switch (difference.kind) {
    case 'seats-added':
    case 'seats-removed': {
      const what = difference.kind === 'seats-added' ? 'added' : 'removed';
      return `${startWords(difference)}: ${counted(difference.seats, 'seat')} for ${tracksCell(season, difference.tracks)} ${what}`;
    }
    case 'seats-relabeled': {
      const { from, to, seats } = difference;
      return `${startWords(difference)}: ${counted(seats, 'seat')} for ${tracksCell(season, from)} now for ${tracksCell(season, to)}`;
    }
    case 'document':
      return 'only the order of entries in the file';
    default:
      return factWords(season, difference);
  }
}

type FactDifference = Extract<Difference, { readonly name: string }>;

function factWords(season: Season, { kind, name, before, after }: FactDifference): string {
  const isThere = after !== undefined;
  if (kind === 'option') return optionWords(season, name, isThere);
  const reader = /^digest\.to (.*)$/.exec(name)?.[1];
  if (reader !== undefined) return `${reader} ${isThere ? 'now' : 'no longer'} gets the digest`;
  if (name.startsWith('“')) return `${isThere ? 'marked' : 'no longer marked'} as assumed: ${name}`;
  const what =
    kind === 'deadline' ? `the deadline “${lastWords(after ?? before ?? name)}”` : nameWords(season, name);
  const [is, was] = [after, before].map(
    (value) => value && (kind === 'deadline' ? firstWords(value) : valueWords(value)),
  );
  if (was === undefined) return `${what} is new: ${is}`;
  return is === undefined ? `${what} is gone, before: ${was}` : `${what} is now ${is}, before: ${was}`;
}

/** `Categorical can now choose Mon, Nov 16 and Tue, Nov 17`, of `categorical: 2020-11-16 and 2020-11-17` */
function optionWords(season: Season, name: string, isThere: boolean): string {
  const [track = '', days = ''] = name.split(': ');
  return `${trackLabel(season, track)} can ${isThere ? 'now' : 'no longer'} choose ${valueWords(days)}`;
}

/** A deadline is stored as `2021-01-26 17:00 (UTC-05:00) Rank lists`. */
const deadlineParts = /^(\S+(?: \d\d:\d\d)?)(?: \(UTC\S*\))? (.*)$/;

function firstWords(deadline: string): string {
  return valueWords(deadlineParts.exec(deadline)?.[1] ?? deadline);
}

function lastWords(deadline: string): string {
  return deadlineParts.exec(deadline)?.[2] ?? deadline;
}

/** Fields of the season file whose names are no words for readers. */
const fields: Readonly<Record<string, string>> = {
  'program.name': 'the name of the program',
  'program.zone': 'the time zone of the program',
  'program.from': 'the address that mails come from',
  'program.contact': 'the address for questions',
  'offers.answerHours': 'the number of hours in which an invitation can be answered',
  'offers.closesAt': 'the time of day at which an invitation ends',
  'offers.until': 'the last day for invitations',
  'offers.changesCloseHours': 'the number of hours before an interview until which it can be moved',
  'digest.at': 'the time of the digest',
  'digest.lateDays': 'the number of days before an interview from which changes are mailed at once',
  'matchLists.lockedOn': 'the day on which match lists are locked',
  'statuses.toldBy': 'the day by which everybody is told',
  'retention.months': 'the number of months after which applicants are erased',
  'accommodations.readBy': 'the reader of requests for an accommodation',
};

/** What the names of facts are in words, by how they begin; the rest of a name is said in its own words. */
const topics: readonly (readonly [RegExp, (season: Season, ...parts: readonly string[]) => string])[] = [
  [/^coordinator (.*)$/, (_, address = '') => `the coordinator ${address}`],
  [/^track (\S+)$/, (season, track = '') => `the name of the track ${trackLabel(season, track)}`],
  [
    /^track (\S+) (.*)$/,
    (season, track = '', field = '') => `${trackLabel(season, track)}, ${spaced(field)}`,
  ],
  [
    /^agenda (.*), (morning|afternoon)(.*): (\d\d:\d\d.*)$/,
    (season, tracks = '', start = '', part = '', at = '') =>
      `the agenda of ${tracksCell(season, tracks.split(' and '))}, ${start}${valueWords(part)}, at ${valueWords(at)}`,
  ],
  [/^(\d{4}-\d\d-\d\d) (.*)$/, (_, on = '', rest = '') => `${valueWords(on)}, ${spaced(rest)}`],
];

function nameWords(season: Season, name: string): string {
  const known = Object.hasOwn(fields, name) ? fields[name] : undefined;
  if (known !== undefined) return known;
  for (const [pattern, words] of topics) {
    const found = pattern.exec(name);
    if (found) return words(season, ...found.slice(1));
  }
  return spaced(name);
}

/** `offers: changes close hours`, of `offers.changesCloseHours` */
function spaced(path: string): string {
  const [first = '', ...rest] = path.split('.');
  const words = (part: string) =>
    part.replace(/([a-z])([A-Z])/g, (_, one: string, other: string) => `${one} ${other.toLowerCase()}`);
  return [first, ...rest].map(words).join(': ');
}

/** Days and times of day as in every mail: `2020-11-17` as `Tue, Nov 17`, `09:00` as `9:00 AM`. */
function valueWords(value: string): string {
  const said = value
    .replace(/\b\d{4}-\d\d-\d\d\b/g, (on) => (isCalendarDay(on) ? shortDay(on as CalendarDay) : on))
    .replace(/\b\d\d:\d\d\b/g, wallTimeWords)
    .replace(/ (AM|PM) to (\d)/g, ' $1 – $2');
  return said.length > LONGEST_VALUE ? `${said.slice(0, LONGEST_VALUE - 1)}…` : said;
}

function startWords({ on, start }: { readonly on: CalendarDay; readonly start: string }): string {
  return `${shortDay(on)}, ${start}`;
}
