import type { Closing, Needs, Unreached } from '#domain/digest/action-items.ts';
import type { ChangeLine, EventGroup } from '#domain/digest/changes.ts';
import type { DigestFacts } from '#domain/digest/digest-content.ts';
import type { DayFigure, TrackFigure } from '#domain/digest/figures.ts';
import type { Truncated } from '#domain/digest/truncate.ts';
import type { Season } from '#domain/season/season.ts';
import type { StartKey } from '#domain/seats/seat.ts';
import type { Bar } from '#domain/values/message.ts';
import type { Instant } from '#domain/values/time.ts';
import { describeDifference } from '#functions/season/describe-difference.ts';
import { clockWords } from '#functions/wording/clock-words.ts';
import { shortDay } from '#functions/wording/days.ts';
import { isolated, oneLine } from '#functions/wording/one-line.ts';

/** `Tue, Oct 27, 10:02 AM`, on the program's clock. */
function when(season: Season, at: Instant): string {
  const { shortDate, time } = clockWords(at, season.program.zone);
  return `${shortDate}, ${time}`;
}

/** Seats may name a track of an earlier season file: then its id is all there is. */
function trackName(season: Season, id: string): string {
  return season.tracks.find((track) => track.id === id)?.name ?? id;
}

function personIn(
  season: Season,
  { name, track }: { readonly name: string; readonly track: string },
): string {
  return `${isolated(name)} (${trackName(season, track)})`;
}

function startsIn(starts: readonly StartKey[]): string {
  return starts.map(({ on, start }) => `${shortDay(on)} ${start}`).join(' and ');
}

function andMore<T>({ count, first }: Truncated<T>, lineOf: (each: T) => string): string[] {
  const rest = count - first.length;
  return [...first.map(lineOf), ...(rest > 0 ? [`and ${rest} more`] : [])];
}

/** What needs a coordinator, one line each; none if nothing does. */
export function needLines(season: Season, { unreached, closing, emptyDays }: Needs): string[] {
  return [
    ...andMore(unreached, (each) => unreachedLine(season, each)),
    ...andMore(closing, (each) => closingLine(season, each)),
    ...emptyDays.map((on) => `No bookings yet on ${shortDay(on)}.`),
  ];
}

const troubles = {
  bounced: 'bounced',
  complained: 'was marked as spam',
  refused: 'was refused',
} as const;

function unreachedLine(season: Season, each: Unreached): string {
  return `Mail to ${personIn(season, each)}, ${oneLine(each.email)}, ${troubles[each.kind]} (${when(season, each.at)}): ${oneLine(each.why)}`;
}

function closingLine(season: Season, each: Closing): string {
  return `No answer yet from ${personIn(season, each)}; the offer closes ${when(season, each.closesAt)}.`;
}

/** What happened of one kind, one line each. */
export function changeLines(season: Season, change: EventGroup): string[] {
  return andMore(change, (line) => changeLine(season, change.event, line));
}

function changeLine(season: Season, event: EventGroup['event'], line: ChangeLine): string {
  const starts = [line.before, line.after].flatMap((each) => (each ? [startsIn(each)] : [])).join(' → ');
  const by = line.by === 'program' && event !== 'invited' ? 'by the program, ' : '';
  const reason = by && line.reason ? `: ${oneLine(line.reason)}` : '';
  return `${personIn(season, line)}${starts && `: ${starts}`} (${by}${when(season, line.at)}${reason})`;
}

/** `3 booked, 1 moved, season file applied` */
export function countsIn({ changes, applied }: Pick<DigestFacts, 'changes' | 'applied'>): string {
  const files = applied.count === 1 ? 'season file applied' : `season file applied ${applied.count} times`;
  return [
    ...changes.map(({ event, count }) => `${count} ${event}`),
    ...(applied.count > 0 ? [files] : []),
  ].join(', ');
}

/** The season files that were applied, and below each what it changed. */
export function appliedLines(season: Season, applied: DigestFacts['applied']): string[] {
  return andMore(applied, (each) => {
    const who = `by ${oneLine(each.by)} (${when(season, each.at)})`;
    if (each.version === 1) return `The season file was applied for the first time ${who}.`;
    return `The season file was applied ${who}: ${andMore(each.differences, describeDifference).map(oneLine).join('; ')}`;
  });
}

/** One bar for each start of each day. */
export function dayBars(season: Season, days: readonly DayFigure[]): Bar[] {
  return days.flatMap(({ on, starts }) =>
    starts.map(({ start, taken, of, by }) => {
      const note = by.map((each) => `${each.taken} ${trackName(season, each.track)}`).join(', ');
      return { label: `${shortDay(on)}, ${start}`, taken, of, ...(note ? { note } : {}) };
    }),
  );
}

/** How a track stands, in one line. */
export function trackLine(season: Season, figure: TrackFigure): string {
  const { track, invited, booked, open, ended, kept, shared, room } = figure;
  const people = `${invited} invited: ${booked} booked, ${open} open, ${ended} ended`;
  const keptSeats = `${kept.taken} of ${kept.of} seats of its own taken`;
  const sharedSeats =
    shared.of > 0 ? ` and ${shared.taken} of ${shared.of} shared seats (${shared.own} by this track)` : '';
  const more = room === undefined ? '' : ` Room to invite ${room} more, if no other track invites.`;
  return `${trackName(season, track)}: ${people}; ${keptSeats}${sharedSeats}.${more}`;
}
