import type { Figure, Outcome, Setting, Target } from '#bench/bench.ts';
import { figure, median } from '#bench/statistics.ts';
import type { Race } from './crowd-race.ts';

/** The races of each version by its name, the version before first. */
export type Races = ReadonlyMap<string, readonly Race[]>;

/** What raced on the same machine without Fairslot, a second. */
export type BesideIt = {
  readonly bareReads: readonly number[];
  readonly postgres: readonly number[] | undefined;
};

/** The targets are for the last version; it is compared with the one before. */
export function crowdOutcome(
  races: Races,
  { environments, applicants }: Pick<Setting, 'environments' | 'applicants'>,
  { bareReads, postgres }: BesideIt,
): Outcome {
  const perSecond = compared(races, 'decisions a second', '1/s', (race) => race.perSecond);
  return {
    figures: [
      ...perSecond,
      figure('decisions a second', 'bare reads', '1/s', bareReads),
      ...(postgres ? [figure('decisions a second', 'PostgreSQL', '1/s', postgres)] : []),
      ...compared(races, 'a booking takes, median', 'ms', (race) => race.booking.p50),
      ...compared(races, 'a booking takes, 99th percentile', 'ms', (race) => race.booking.p99),
      ...compared(races, 'a refusal takes, median', 'ms', (race) => race.refusal.p50),
      ...compared(races, 'a refusal takes, 99th percentile', 'ms', (race) => race.refusal.p99),
      ...compared(races, 'requests of a refusal, mean', '', (race) => race.calls.refusal.requests),
      ...compared(races, 'round trips of a refusal, mean', '', (race) => race.calls.refusal.roundTrips),
      ...compared(races, 'requests of a booking, mean', '', (race) => race.calls.booking.requests),
      ...compared(races, 'round trips of a booking, mean', '', (race) => race.calls.booking.roundTrips),
    ],
    targets: [truthTarget(races), indefiniteTarget(races), speedTarget(races)],
    notes: [
      `${applicants} applicants, ${environments} environments. Of 20 bookings, the 99th percentile is the slowest.`,
      ...(postgres ? [] : ['PostgreSQL is not installed here (apt-get install postgresql): not compared.']),
    ],
  };
}

function compared(races: Races, what: string, unit: string, of: (race: Race) => number): Figure[] {
  return [...races].map(([name, runs]) => figure(what, name, unit, runs.map(of)));
}

function ofLast(races: Races): readonly Race[] {
  return [...races.values()].at(-1) ?? [];
}

function truthTarget(races: Races): Target {
  const runs = ofLast(races);
  const sum = (of: (race: Race) => number) => runs.reduce((total, race) => total + of(race), 0);
  const found = [sum((race) => race.oversold), sum((race) => race.unsold), sum((race) => race.untrue)];
  return {
    what: 'Seats oversold, seats left unsold, answers that the table contradicts',
    wanted: '0, 0, 0',
    got: `${found.join(', ')} in ${runs.length} rounds`,
    isReached: found.every((count) => count === 0),
    means: 'Each wanted seat has one holder, and every applicant was told the truth.',
  };
}

function indefiniteTarget(races: Races): Target {
  const statuses = ofLast(races).flatMap(({ indefinite }) => Object.entries(indefinite));
  const count = statuses.reduce((total, [, times]) => total + times, 0);
  const named = statuses.map(([status, times]) => `${times} with ${status}`).join(', ');
  return {
    what: 'Answers that are neither a booking nor a refusal, 503 among them',
    wanted: '0',
    got: count === 0 ? '0' : named,
    isReached: count === 0,
    means: 'Nobody is asked to try again.',
  };
}

/** The median of the rounds' own ratios: a disturbance that slows a whole round down cancels out. */
function speedTarget(races: Races): Target {
  const [before = [], now = []] = [...races.values()];
  const ratio = median(
    now.map(({ perSecond }, round) => perSecond / (before[round]?.perSecond ?? Number.NaN)),
  );
  return {
    what: `Decisions a second, against ${[...races.keys()][0]}`,
    wanted: '≥ 10',
    got: ratio.toFixed(2),
    isReached: ratio >= 10,
    means:
      'What a crowd gains on this machine, where the bare reads bound everything that looks before it refuses.',
  };
}
