import { tokenFor } from '#functions/links/link-token.ts';
import { seeded, shuffled } from '#test/support/checks/seeded.ts';
import type { Run } from './contender.ts';
import type { Settled } from './crowd-result.ts';
import { type Crowd, crowdOf, wantedChoice } from './crowd-season.ts';
import { benchKeys } from './deployment.ts';
import { type Driven, drive, type Reply } from './drive.ts';
import { formOf } from './form.ts';
import type { Running } from './start-contender.ts';
import { mean, quantile } from './statistics.ts';

/** One contender in one race. Running under the same seed, all meet the same applicants in the same order. */
export type Entrant = {
  readonly name: string;
  readonly running: Running;
  /** Puts the season in place, with its seats and its applicants. */
  readonly plant: (crowd: Crowd, run: Run) => Promise<void>;
  readonly settled: (run: Run) => Promise<Settled>;
};

/** What came of one race. Times are in milliseconds, as the driver saw them. */
export type Race = {
  readonly perSecond: number;
  readonly success: { readonly p50: number; readonly p99: number };
  readonly refusal: { readonly p50: number; readonly p99: number };
  readonly oversold: number;
  readonly unsold: number;
  /** Of answers that were neither a booking nor a refusal; or of bookings that were answered but do not stand. */
  readonly wrong: number;
  readonly roundTrips: { readonly refusal: number; readonly success: number };
  readonly requests: number;
};

/** Lets the crowd of `run` in, `atOnce` at any time, and looks at who sits where when all have an answer. */
export async function race(entrant: Entrant, run: Run, atOnce: number): Promise<Race> {
  const crowd = crowdOf(run.season, run.applicants, run.seats, run.seed);
  await entrant.plant(crowd, run);
  await entrant.running.prepare(run);
  const paths = shuffled(seeded(run.seed), crowd.offers).map(
    (offer) => `/i/${tokenFor(offer, benchKeys)}/book`,
  );
  const driven = await drive(entrant.running.port, paths, formOf(wantedChoice), atOnce);
  return raceOf(driven, await entrant.settled(run), run);
}

function raceOf({ replies, seconds }: Driven, settled: Settled, run: Run): Race {
  const granted = replies.filter(({ status }) => status === 303);
  const refused = replies.filter(({ status }) => status === 409);
  const neither = replies.length - granted.length - refused.length;
  return {
    perSecond: replies.length / seconds,
    success: timesOf(granted),
    refusal: timesOf(refused),
    oversold: settled.oversold,
    unsold: run.seats - settled.booked,
    wrong: neither + Math.abs(granted.length - settled.booked),
    roundTrips: { refusal: roundTripsOf(refused), success: roundTripsOf(granted) },
    requests: replies.reduce((sum, { headers }) => sum + Number(headers['x-requests'] ?? 0), 0),
  };
}

function timesOf(replies: readonly Reply[]): { p50: number; p99: number } {
  const times = replies.map(({ milliseconds }) => milliseconds);
  return { p50: quantile(times, 0.5), p99: quantile(times, 0.99) };
}

function roundTripsOf(replies: readonly Reply[]): number {
  return mean(replies.map(({ headers }) => Number(headers['x-round-trips'] ?? Number.NaN)));
}
