import type { Board } from '#domain/capacity/board.ts';
import type { SeasonOverview } from '#domain/capacity/overview.ts';
import { seatsNeeded } from '#domain/capacity/placement.ts';
import type { Season, StartName, TrackId } from '#domain/season/season.ts';
import { labelOf } from '#domain/seats/seat.ts';
import { inTextOrder } from '#domain/values/text-order.ts';
import { type CalendarDay, dayIn, type Instant } from '#domain/values/time.ts';

/** The seats of one start in numbers: `taken`, `held` and `free` together are all of them. */
export type SeatFigure = {
  readonly on: CalendarDay;
  readonly start: StartName;
  /** Whether the day is over. */
  readonly isPast: boolean;
  readonly seats: number;
  readonly taken: number;
  /** Who took them, in the order of the season's tracks. */
  readonly by: readonly { readonly track: TrackId; readonly taken: number }[];
  /**
   * Seats that nobody has chosen yet, but without which not all open and prepared offers would find a place: the fewest of this
   * start that they need together, whatever they choose.
   */
  readonly held: number;
  /** Seats that nobody has and no offer needs for certain. */
  readonly free: number;
  /** The seats that are not taken, by the tracks that may use them. */
  readonly open: readonly { readonly tracks: readonly TrackId[]; readonly seats: number }[];
};

/** Returns the seats of each start of the season, in its order. */
export function seatFigures(
  season: Season,
  board: Board,
  overview: SeasonOverview,
  now: Instant,
): readonly SeatFigure[] {
  const today = dayIn(season.program.zone, now);
  const neededAt = seatsNeeded(season, board);
  return season.days.flatMap(({ on, starts }) =>
    starts.map(({ name }): SeatFigure => {
      const isHere = (each: { readonly on: CalendarDay; readonly start: StartName }) =>
        each.on === on && each.start === name;
      const by = overview.taken.filter(isHere).map(({ track, taken }) => ({ track, taken }));
      const open = openGroups(board.free.filter(isHere));
      const [taken, left] = [sum(by.map((each) => each.taken)), sum(open.map(({ seats }) => seats))];
      const isPast = on < today;
      const held = isPast ? 0 : neededAt({ on, start: name });
      const start = { on, start: name, isPast, seats: taken + left };
      return { ...start, taken, by, held, free: left - held, open };
    }),
  );
}

function openGroups(groups: Board['free']): SeatFigure['open'] {
  return groups
    .map(({ tracks, free }) => ({ tracks, seats: free }))
    .sort(
      (one, other) => one.tracks.length - other.tracks.length || inTextOrder(labelOf(one), labelOf(other)),
    );
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
