import { interviewEndsAt } from '#domain/interviewed/interview-outcome.ts';
import type { CalendarDay } from '#domain/values/time.ts';
import type { LivedBooks } from './lived-books.ts';

/** The seats of a season on one evening. */
export type Fill = {
  readonly on: CalendarDay;
  readonly seats: number;
  /** Seats whose interview is over, and those that are booked for later. */
  readonly met: number;
  readonly booked: number;
  /** Invitations without an answer. */
  readonly open: number;
};

export function fillOf({ on, now, season, seats, offers }: LivedBooks): Fill {
  const booked = offers.filter(({ state }) => state === 'booked');
  const sizeOf = (some: typeof offers) =>
    some.reduce((sum, { booking }) => sum + (booking?.seats.length ?? 0), 0);
  const over = booked.filter((offer) => (interviewEndsAt(season, offer) ?? now) < now);
  const open = offers.filter(({ state }) => state === 'open').length;
  return { on, seats: seats.length, met: sizeOf(over), booked: sizeOf(booked) - sizeOf(over), open };
}

const DAY = 86_400_000;
const [WIDTH, HEIGHT, LEFT, TOP] = [900, 360, 50, 40];
const bands = [
  ['met', '#1f5c4d', 'Seats of interviews that took place'],
  ['booked', '#58a58f', 'Booked seats'],
  ['open', '#f0b35a', 'Invitations without an answer'],
] as const;

/** The seats of a season over its evenings, in bands on top of each other below the line of all seats. */
export function fillPicture(title: string, fills: readonly Fill[]): string {
  const most = Math.max(...fills.map(({ seats, met, booked, open }) => Math.max(seats, met + booked + open)));
  const times = fills.map(({ on }) => Date.parse(on));
  const [first = 0, last = 0] = [times.at(0), times.at(-1)];
  const at = (time: number) => LEFT + Math.round(((time - first) * (WIDTH - LEFT - 20)) / (last - first));
  const x = (index: number) => at(times[index] ?? first);
  const y = (count: number) => TOP + HEIGHT - Math.round((count * HEIGHT) / most);
  const line = (counts: readonly number[]) => counts.map((count, index) => `${x(index)},${y(count)}`);
  let below = fills.map(() => 0);
  const areas = bands.map(([name, color]) => {
    const above = fills.map((fill, index) => (below[index] ?? 0) + fill[name]);
    const points = [...line(above), ...line(below).toReversed()].join(' ');
    below = above;
    return `<polygon fill="${color}" points="${points}"/>`;
  });
  const months = monthsIn(first, last).map(
    (on) => `<text x="${at(Date.parse(on))}" y="${TOP + HEIGHT + 18}">${on}</text>`,
  );
  const scale = [0, 100, 200, 300, 400, 500].flatMap((count) =>
    count <= most ? [`<text x="${LEFT - 8}" y="${y(count) + 4}" text-anchor="end">${count}</text>`] : [],
  );
  const legend = bands.map(
    ([, color, words], index) =>
      `<rect x="${LEFT + index * 270}" y="${TOP + HEIGHT + 32}" width="12" height="12" fill="${color}"/><text x="${LEFT + 18 + index * 270}" y="${TOP + HEIGHT + 43}">${words}</text>`,
  );
  legend.push(
    `<text x="${WIDTH - 20}" y="${y(fills.at(-1)?.seats ?? 0) - 6}" text-anchor="end">All seats</text>`,
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${TOP + HEIGHT + 56}" role="img" font-family="sans-serif" font-size="13">`,
    `<title>${title}</title>`,
    `<rect width="100%" height="100%" fill="#fff"/>`,
    `<text x="${LEFT}" y="22" font-size="15">${title}</text>`,
    ...[...areas, ...months, ...scale, ...legend],
    `<polyline fill="none" stroke="#333" stroke-dasharray="4 3" points="${line(fills.map(({ seats }) => seats)).join(' ')}"/>`,
    '</svg>\n',
  ].join('\n');
}

/** The first days of the months between two times, as calendar days. */
function monthsIn(first: number, last: number): readonly string[] {
  const days = Array.from({ length: (last - first) / DAY + 1 }, (_, index) => first + index * DAY);
  return days.map((time) => new Date(time).toISOString().slice(0, 10)).filter((on) => on.endsWith('-01'));
}
