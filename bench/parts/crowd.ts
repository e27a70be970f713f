import { join } from 'node:path';
import type { Bench, Setting } from '#bench/bench.ts';
import { type Environments, startEnvironments } from '#bench/lambda/environments.ts';
import { bookEvent, wantedChoice } from '#bench/lambda/events.ts';
import type { Invited, Stage } from '#bench/lambda/stage.ts';
import { inTurn, type Stages } from '#bench/lambda/stages.ts';
import { hasPostgres, startPostgres } from '#bench/postgres/postgres.ts';
import { racePostgres } from '#bench/postgres/race-postgres.ts';
import { seeded, shuffled } from '#test/support/checks/seeded.ts';
import { crowdOutcome } from './crowd-outcome.ts';
import { type Race, raceOf } from './crowd-race.ts';
import { settledIn } from './settled.ts';

const SEATS = 20;
/** How many applicants race before the first race that counts: until then a process is still compiling its code. */
const WARM_UP = 240;

export const crowd: Bench = {
  name: 'crowd',
  title: `A crowd races for ${SEATS} seats`,
  about: `Everybody posts the form of the applicant's page for the same start, at the same moment. Inside: the link's signature, the
form, the rules, the reads, the transaction and its repeats, the record with its notice, the page that a refused applicant
gets with everything that is still open, the log line, and the reply as JSON. Not inside: TLS, API Gateway, Lambda's own
work. Inside for the bare reads: the three reads of a refusal by the same SDK in as many environments, and nothing else,
which is the most that one DynamoDB Local on this machine gives to anything that looks before it refuses. Inside for PostgreSQL, which is here for orientation only: lock the start's row, count, insert the booking and its
mail, commit; as many processes with one connection each over a Unix socket, Debian's settings; no link, no page.`,
  run: async (setting) => {
    const stages = await setting.stages();
    const races = new Map([
      [stages.before.checkout.name, [] as Race[]],
      [stages.now.checkout.name, [] as Race[]],
    ]);
    await warmUp(stages, setting);
    const bare = await startBareReads(stages.now, setting);
    const bareReads: number[] = [];
    for (let round = 1; round <= setting.rounds; round += 1) {
      for (const stage of inTurn(stages, round)) {
        const { race, crowd } = await oneRace(stage, `crowd-${round}`, setting.applicants, setting, round);
        if (stage === stages.now) bareReads.push(await readBare(bare, `crowd-${round}`, crowd));
        races.get(stage.checkout.name)?.push(race);
        setting.say(
          `round ${round}, ${stage.checkout.name}: ${race.perSecond.toFixed(1)} decisions a second`,
        );
      }
      setting.say(`round ${round}, bare reads: ${bareReads.at(-1)?.toFixed(1)} a second`);
    }
    await bare.stop();
    return crowdOutcome(races, setting, { bareReads, postgres: await postgresRaces(setting) });
  },
};

async function warmUp(stages: Stages, setting: Setting): Promise<void> {
  const applicants = Math.min(WARM_UP, setting.applicants);
  for (const stage of inTurn(stages, 0)) await oneRace(stage, 'crowd-warm-up', applicants, setting, 0);
}

/** `racing` of the season's applicants, in an order that is the same for both versions. */
async function oneRace(
  stage: Stage,
  season: string,
  racing: number,
  { applicants, environments, seed }: Setting,
  round: number,
): Promise<{ readonly race: Race; readonly crowd: readonly Invited[] }> {
  const invited = await stage.season(season, { categorical: applicants, primaryCare: 0, seats: SEATS });
  const crowd = shuffled(seeded(seed + round), invited).slice(0, racing);
  const pool = await stage.environments(environments);
  const raced = await pool.answer(crowd.map(({ token }) => ({ event: bookEvent(token, wantedChoice) })));
  return { race: raceOf(crowd, raced, await settledIn(stage, season), SEATS), crowd };
}

async function startBareReads({ variables }: Stage, { environments }: Setting): Promise<Environments> {
  return startEnvironments(environments, join(import.meta.dirname, '../bare/bare-reads.ts'), variables);
}

/** How many applicants a second the environments read for, as a refusal of the season's race does, without deciding anything. */
async function readBare(bare: Environments, season: string, crowd: readonly Invited[]): Promise<number> {
  const { seconds } = await bare.answer(crowd.map(({ offer }) => ({ event: { season, offer } })));
  return crowd.length / seconds;
}

async function postgresRaces(setting: Setting): Promise<readonly number[] | undefined> {
  if (!hasPostgres()) return undefined;
  const postgres = await startPostgres();
  try {
    return await racePostgres(postgres, setting, SEATS);
  } finally {
    await postgres.stop();
  }
}
