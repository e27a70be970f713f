import type { Calls } from '#bench/lambda/database-calls.ts';
import type { Answer } from '#bench/lambda/environments.ts';
import type { Invited } from '#bench/lambda/stage.ts';
import { mean, quantile } from '#bench/statistics.ts';
import type { Settled } from './settled.ts';

/** The result of one race for the seats of one start. Times are the handler's own, in milliseconds. */
export type Race = {
  readonly perSecond: number;
  readonly booking: { readonly p50: number; readonly p99: number };
  readonly refusal: { readonly p50: number; readonly p99: number };
  readonly oversold: number;
  readonly unsold: number;
  /** How many answers were neither a booking nor a refusal, by status. */
  readonly indefinite: Readonly<Record<string, number>>;
  /** Applicants whose answer contradicts the table. */
  readonly untrue: number;
  /** Means over all bookings and all refusals. */
  readonly calls: { readonly booking: Calls; readonly refusal: Calls };
};

type Raced = { readonly answers: readonly Answer[]; readonly seconds: number };

/**
 * Compares the answers, in the order of `applicants`, with the table. Throws unless everybody has exactly one answer.
 */
export function raceOf(
  applicants: readonly Invited[],
  { answers, seconds }: Raced,
  { holders, oversold }: Settled,
  seats: number,
): Race {
  const unanswered = applicants.filter((_, place) => !answers[place]);
  if (unanswered.length > 0 || answers.length !== applicants.length)
    throw new Error(`${answers.length} answers for ${applicants.length}, ${unanswered.length} without`);
  const isHolder = new Set(holders);
  const granted = answers.filter(({ status }) => status === 303);
  const refused = answers.filter(({ status }) => status === 409);
  const neither = answers.filter(({ status }) => status !== 303 && status !== 409);
  const untrue = applicants.filter(({ offer }, place) => {
    const status = answers[place]?.status;
    return (status === 303 && !isHolder.has(offer)) || (status === 409 && isHolder.has(offer));
  });
  return {
    perSecond: answers.length / seconds,
    booking: timesOf(granted),
    refusal: timesOf(refused),
    oversold,
    unsold: Math.max(0, Math.min(seats, applicants.length) - holders.length),
    indefinite: Object.fromEntries(
      [...Map.groupBy(neither, ({ status }) => status)].map(([status, all]) => [status, all.length]),
    ),
    untrue: untrue.length,
    calls: { booking: callsOf(granted), refusal: callsOf(refused) },
  };
}

function timesOf(answers: readonly Answer[]): { p50: number; p99: number } {
  const times = answers.map(({ milliseconds }) => milliseconds);
  return { p50: quantile(times, 0.5), p99: quantile(times, 0.99) };
}

function callsOf(answers: readonly Answer[]): Calls {
  return {
    requests: mean(answers.map(({ requests }) => requests)),
    roundTrips: mean(answers.map(({ roundTrips }) => roundTrips)),
  };
}
