import type { ChangeLine, EventGroup } from '#domain/digest/changes.ts';
import type { DigestFacts } from '#domain/digest/digest-content.ts';
import type { Truncated } from '#domain/digest/truncate.ts';
import type { PreparedWave } from '#domain/digest/waves.ts';
import type { Season, TrackId } from '#domain/season/season.ts';
import type { StartKey } from '#domain/seats/seat.ts';
import { dayChangeWords } from '#functions/season/describe-concerned.ts';
import { trackLabel, tracksCell } from '#functions/sheets/cells.ts';
import { shortDay } from '#functions/wording/days.ts';
import { isolated, oneLine } from '#functions/wording/one-line.ts';
import { appliedWords } from './applied-words.ts';
import { shortTime } from './when.ts';

/** A person with what they are considered for, as `Sample One (Primary Care + Categorical)`. */
export function personIn(
  season: Season,
  { name, tracks }: { readonly name: string; readonly tracks: readonly TrackId[] },
): string {
  return `${isolated(name)} (${oneLine(tracksCell(season, tracks))})`;
}

/** `Mon, Nov 16 morning and Tue, Nov 17 afternoon` */
export function startsIn(starts: readonly StartKey[]): string {
  return starts.map(({ on, start }) => `${shortDay(on)} ${start}`).join(' and ');
}

/** A line for each, and how many more there are; `where` says where to find those. */
export function andMore<T>(
  { count, first }: Truncated<T>,
  lineOf: (each: T) => string,
  where = '',
): string[] {
  const rest = count - first.length;
  return [...first.map(lineOf), ...(rest > 0 ? [`and ${rest} more${where}`] : [])];
}

/** What happened of one kind, one line each; invitations are counted by track. */
export function changeLines(season: Season, change: EventGroup): string[] {
  if (change.alike)
    return change.alike.map(({ tracks, count }) => `${count} ${oneLine(tracksCell(season, tracks))}`);
  return andMore(change, (line) => changeLine(season, change.event, line), ', in the attached file');
}

function changeLine(season: Season, event: EventGroup['event'], line: ChangeLine): string {
  const starts = [line.before, line.after].flatMap((each) => (each ? [startsIn(each)] : [])).join(' → ');
  const what = starts || (line.changes ?? []).map((each) => dayChangeWords(season, each)).join('; ');
  const by = line.by === 'program' && event !== 'invited' ? 'by the program, ' : '';
  const reason = by && line.reason ? `: ${oneLine(line.reason)}` : '';
  return `${personIn(season, line)}${what && `: ${what}`} (${by}${shortTime(season, line.at)}${reason})`;
}

/** Where the name of an event is no word for readers. */
const words: Partial<Readonly<Record<EventGroup['event'], string>>> = {
  'day-changed': 'told of another time, place or link to join',
  'given-back': 'asked to choose another date',
  're-routed': 'invited for another track',
  'booking-re-routed': 'booked for another track',
};

/** What happened of one kind, after its number, as `booked`. */
export function eventInDigest(event: EventGroup['event']): string {
  return words[event] ?? event;
}

/** `Tue, Oct 27, 10:00 AM: 60 invitations leave (22 Categorical, 38 Preliminary)` */
export function waveLine(season: Season, { at, count, alike }: PreparedWave): string {
  const tracks = alike.map((each) => `${each.count} ${oneLine(tracksCell(season, each.tracks))}`).join(', ');
  return `${shortTime(season, at)}: ${count === 1 ? '1 invitation leaves' : `${count} invitations leave`} (${tracks})`;
}

/** `3 booked, 1 moved, season file applied` */
export function countsIn({ changes, applied }: Pick<DigestFacts, 'changes' | 'applied'>): string {
  const files = applied.count === 1 ? 'season file applied' : `season file applied ${applied.count} times`;
  return [
    ...changes.map(({ event, count }) => `${count} ${eventInDigest(event)}`),
    ...(applied.count > 0 ? [files] : []),
  ].join(', ');
}

/** The season files that were applied, and below each what it changed. */
export function appliedLines(season: Season, applied: DigestFacts['applied']): string[] {
  return andMore(applied, (each) => {
    const who = `by ${oneLine(each.by)} (${shortTime(season, each.at)})`;
    if (each.version === 1) return `The season file was applied for the first time ${who}.`;
    return `The season file was applied ${who}: ${andMore(each.differences, (one) =>
      appliedWords(season, one),
    )
      .map(oneLine)
      .join('; ')}`;
  });
}

/** `37 Categorical, 6 Primary Care` */
export function roomIn(
  season: Season,
  room: readonly { readonly track: TrackId; readonly room: number }[],
): string {
  return room.map(({ track, room: count }) => `${count} ${oneLine(trackLabel(season, track))}`).join(', ');
}
