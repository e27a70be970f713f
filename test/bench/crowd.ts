import { environmentNames } from '#functions/runtime/environment.ts';
import { clockShift } from './applicant-entry.ts';
import type { Bench, Outcome } from './bench.ts';
import type { Run } from './contender.ts';
import { crowdOutcome } from './crowd-outcome.ts';
import { settledInPostgres, settledInTable } from './crowd-result.ts';
import { type Deployment, startDeployment } from './deployment.ts';
import { plant } from './plant.ts';
import { hasPostgres, type Postgres, startPostgres } from './postgres.ts';
import { type Entrant, type Race, race } from './race.ts';
import { startContender } from './start-contender.ts';

const APPLICANTS = 1000;
const SEATS = 20;
const AT_ONCE = 200;
const ROUNDS = 5;
/** Races before the first that counts, for each contender: until then a process is still compiling what it runs. */
const WARM_UPS = 5;

export const crowd: Bench = {
  name: 'crowd',
  title: `${APPLICANTS} applicants race for ${SEATS} seats, ${AT_ONCE} at once`,
  about: `Every contender answers the same HTTP requests (the form of the applicant's page, in the same order) behind
the same bare node:http server, one process each, one after the other in every round, after five races each that do not count. Nobody
has opened their page in that process before. Inside for Fairslot: the link's
signature, the form, the season's rules, the reads, the transaction and its repeats, the record with its notice, the page
that a refused applicant gets with everything that is still open, and the log line. Inside for the bare transaction:
one TransactWriteItems of the same three items through the same SDK, whatever comes of it; nothing is read and no second
seat is tried. Inside for PostgreSQL: lock the start's row, count, insert the booking and its mail, commit, over a pool of
20 connections on a Unix socket, with Debian's settings. Not inside for anybody: TLS, API Gateway, Lambda, sending mail.`,
  run: async (seed, say) => {
    const deployment = await startDeployment();
    const postgres = hasPostgres() ? await startPostgres() : undefined;
    const entrants = await entrantsOf(deployment, postgres);
    try {
      return await rounds(entrants, seed, say);
    } finally {
      for (const { running } of entrants) await running.stop();
      await postgres?.stop();
      await deployment.stop();
    }
  },
};

async function rounds(
  entrants: readonly Entrant[],
  seed: number,
  say: (line: string) => void,
): Promise<Outcome> {
  const races = new Map(entrants.map(({ name }) => [name, [] as Race[]]));
  for (let warmUp = 1; warmUp <= WARM_UPS; warmUp += 1)
    for (const entrant of entrants) await race(entrant, runOf(entrant, `warm-up-${warmUp}`, seed), AT_ONCE);
  for (let round = 1; round <= ROUNDS; round += 1) {
    for (const entrant of rotated(entrants, round)) {
      const result = await race(entrant, runOf(entrant, `round-${round}`, seed + round), AT_ONCE);
      races.get(entrant.name)?.push(result);
      say(`round ${round}, ${entrant.name}: ${Math.round(result.perSecond)} decisions a second`);
    }
  }
  return crowdOutcome(races, ROUNDS);
}

/** Whoever is first in one round is last in the next: nobody always runs after the same other. */
function rotated<T>(all: readonly T[], by: number): readonly T[] {
  return all.map((_, index) => all[(index + by) % all.length] as T);
}

function runOf({ name }: Entrant, round: string, seed: number): Run {
  return { season: `${name}-${round}`, applicants: APPLICANTS, seats: SEATS, seed };
}

async function entrantsOf(
  deployment: Deployment,
  postgres: Postgres | undefined,
): Promise<readonly Entrant[]> {
  const environment = { ...deployment.environment, [environmentNames.clockShift]: clockShift() };
  const onTable = {
    plant: (crowd: Parameters<Entrant['plant']>[0]) => plant(deployment.store, crowd),
    settled: (run: Run) => settledInTable(deployment.store, run.season),
  };
  const entrants: Entrant[] = [
    { name: 'fairslot', running: await startContender('fairslot', environment), ...onTable },
    { name: 'transaction', running: await startContender('transaction', environment), ...onTable },
  ];
  if (!postgres) return entrants;
  const running = await startContender('postgres', { BENCH_POSTGRES: postgres.socketFolder });
  return [
    ...entrants,
    {
      name: 'postgres',
      running,
      plant: async (_, { season, seats }) => {
        await postgres.pool.query('INSERT INTO starts VALUES ($1, $2, $3)', [season, '2020-12-17', seats]);
      },
      settled: (run) => settledInPostgres(postgres, run.season, run.seats),
    },
  ];
}
