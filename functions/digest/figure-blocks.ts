import type { DigestFacts } from '#domain/digest/digest-content.ts';
import type { DayFigure, StartFigure, TrackFigure } from '#domain/digest/figures.ts';
import { type Season, startNames } from '#domain/season/season.ts';
import type { Block } from '#domain/values/message.ts';
import { rosterPath } from '#functions/desk/days/roster-path.ts';
import { offerListPath } from '#functions/desk/offers/offer-list-path.ts';
import { paragraph } from '#functions/mail/blocks.ts';
import { trackLabel } from '#functions/sheets/cells.ts';
import { counted } from '#functions/wording/counted.ts';
import { shortDay } from '#functions/wording/days.ts';
import { oneLine } from '#functions/wording/one-line.ts';

/** One row for each day to come that has bookings; the others are counted, since those close ahead need somebody and are named there. */
export function dayBlocks({ seats, days, daysPast }: DigestFacts): Block[] {
  const [used, empty] = [days.filter(hasBookings), days.filter((day) => !hasBookings(day))];
  const past = daysPast > 0 ? ` ${daysPast} of ${daysPast + days.length} days are over.` : '';
  return [
    paragraph(`${seats.taken} of ${seats.of} seats are taken.${past}`),
    ...(used.length > 0 ? [dayTable(used)] : []),
    ...(empty.length > 0
      ? [paragraph(`${counted(empty.length, 'day has', 'days have')} no bookings yet.`)]
      : []),
  ];
}

function hasBookings({ starts }: DayFigure): boolean {
  return starts.some(({ taken }) => taken > 0);
}

function dayTable(days: readonly DayFigure[]): Block {
  const rows = days.map(({ on, starts }) => [
    shortDay(on),
    ...startNames.map((name) => shareCell(starts.find(({ start }) => start === name))),
  ]);
  const links = days.map(({ on, starts }) => [
    rosterPath(on),
    ...startNames.map((name) =>
      starts.some(({ start, taken }) => start === name && taken > 0)
        ? offerListPath({ on, start: name })
        : '',
    ),
  ]);
  return { kind: 'table', columns: ['Day', 'AM', 'PM'], rows, links };
}

function shareCell(start: StartFigure | undefined): string {
  return start ? `${start.taken}/${start.of}` : '–';
}

/** The tracks as a table, and below it who is considered for several. */
export function trackBlocks(season: Season, tracks: readonly TrackFigure[]): Block[] {
  const rows = tracks.map(({ track, invited, booked, open, ended, free, room }) => [
    oneLine(trackLabel(season, track)),
    ...[invited, booked, open, ended, free].map(String),
    room === undefined ? '–' : String(room),
  ]);
  const also = tracks.flatMap((figure) => alsoLines(season, figure));
  return [
    {
      kind: 'table',
      columns: ['Track', 'Invited', 'Booked', 'Open', 'Ended', 'Free seats', 'Can invite'],
      rows,
      links: tracks.map(trackLinks),
    },
    ...(also.length > 0 ? [{ kind: 'list', items: also } as const] : []),
    paragraph(
      'A person counts once, by the latest invitation. Tracks share seats: what one of them can still invite holds if no other track invites.',
    ),
  ];
}

/** Booked and open lead to lists of as many offers; the other figures count people, or seats. */
function trackLinks({ track, booked, open, room }: TrackFigure): readonly string[] {
  return [
    ...['', ''],
    booked > 0 ? offerListPath({ status: 'booked', as: track }) : '',
    open > 0 ? offerListPath({ status: 'open', as: track }) : '',
    ...['', ''],
    room === undefined ? '' : '/desk/season#needed',
  ];
}

function alsoLines(season: Season, { track, invited, also }: TrackFigure): string[] {
  const name = oneLine(trackLabel(season, track));
  return also.map(
    (each) =>
      `${name}: ${invited} invited, of whom ${each.count} also considered for ${oneLine(trackLabel(season, each.track))}`,
  );
}

/** How a track stands, in one line. */
export function trackLine(season: Season, figure: TrackFigure): string {
  const { track, invited, booked, open, ended, free, room } = figure;
  const more = room === undefined ? '' : `, can invite ${room}`;
  return `${oneLine(trackLabel(season, track))}: ${invited} invited, ${booked} booked, ${open} open, ${ended} ended, ${free} free${more}`;
}
