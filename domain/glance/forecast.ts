import type { Board } from '#domain/capacity/board.ts';
import type { SeasonOverview } from '#domain/capacity/overview.ts';
import type { OfferState } from '#domain/offers/offer.ts';
import type { Season, TrackId } from '#domain/season/season.ts';
import { dayIn, type Instant } from '#domain/values/time.ts';

/** With fewer answers than this a rate says nothing. */
const FEWEST_ANSWERS = 10;

/** The answers behind an estimate: so many of those offers that are not open anymore were booked and still are. */
export type AnswerRate = { readonly booked: number; readonly answered: number };

/** What would become of a track's open and prepared offers if they were answered as the others were. */
export type TrackForecast = {
  readonly track: TrackId;
  readonly waiting: number;
  /** The track's own answers, or those of all tracks where it has too few; absent where those are too few, too. */
  readonly rate?: AnswerRate;
  readonly ofAllTracks: boolean;
  /** Seats that its waiting offers would then take, rounded. */
  readonly seats: number;
};

export type Forecast = {
  readonly tracks: readonly TrackForecast[];
  /** Free seats of the days to come, from today on. */
  readonly free: number;
  /** How many of those would stay empty; absent where some rate is not known. */
  readonly empty?: number;
};

/**
 * Estimates how many seats stay empty if the offers that wait for an answer are answered at the present rate and nobody else is
 * invited. It is an estimate: it does not look at which days the applicants would choose.
 */
export function forecastOf(season: Season, board: Board, overview: SeasonOverview, now: Instant): Forecast {
  const today = dayIn(season.program.zone, now);
  const free = sum(board.free.filter(({ on }) => on >= today).map((group) => group.free));
  const all = rateIn(overview);
  const tracks = season.tracks
    .map(({ id, options }): TrackForecast => {
      const waiting = offersIn(overview, id, 'open') + offersIn(overview, id, 'prepared');
      const own = rateIn(overview, id);
      const isOwn = own.answered >= FEWEST_ANSWERS;
      const rate = isOwn ? own : all;
      if (rate.answered < FEWEST_ANSWERS) return { track: id, waiting, ofAllTracks: true, seats: 0 };
      const daysEach = options[0]?.days.length ?? 1;
      const seats = Math.round((waiting * daysEach * rate.booked) / rate.answered);
      return { track: id, waiting, rate, ofAllTracks: !isOwn, seats };
    })
    .filter(({ waiting }) => waiting > 0);
  if (tracks.some(({ rate }) => rate === undefined)) return { tracks, free };
  return { tracks, free, empty: Math.max(0, free - sum(tracks.map(({ seats }) => seats))) };
}

const endedStates = ['canceled', 'declined', 'withdrawn', 'expired'] as const;

function rateIn(overview: SeasonOverview, track?: TrackId): AnswerRate {
  const booked = offersIn(overview, track, 'booked');
  return { booked, answered: booked + sum(endedStates.map((state) => offersIn(overview, track, state))) };
}

/** How many offers of the track, or of all of them, are in the state. */
export function offersIn({ states }: SeasonOverview, track: TrackId | undefined, state: OfferState): number {
  return sum(
    states
      .filter((each) => each.state === state && (track === undefined || each.track === track))
      .map(({ offers }) => offers),
  );
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
