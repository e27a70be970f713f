import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Bench, Setting } from '#bench/bench.ts';
import { type Environments, startEnvironments } from '#bench/lambda/environments.ts';
import { bookEvent, quietChoice } from '#bench/lambda/events.ts';
import type { Invited, Stage } from '#bench/lambda/stage.ts';
import { inTurn, type Stages } from '#bench/lambda/stages.ts';
import { renamed } from '#bench/lambda/twin.ts';
import { seeded, shuffled } from '#test/support/checks/seeded.ts';
import { bookingOutcome, type Sample } from './booking-outcome.ts';

/** Each books once in a round, by the function and by the bare transaction. */
const SIZE = { categorical: 60, primaryCare: 25, seats: 20 };
/** Runs before each booking, so that work left over from the last one does not slow it. */
const REST_MS = 10;

/** The transactions of a season's bookings, in the order of its applicants. */
type Recorded = { readonly season: string; readonly writes: readonly string[] };

export const booking: Bench = {
  name: 'booking',
  title: 'One booking alone',
  about: `One applicant at a time, each after ${REST_MS} ms of rest, on one warm environment that has not shown the applicant's page.
Inside: everything from API Gateway's event to its reply. Inside for the bare transaction, in an environment of its own: the
very transaction that the function has sent for the same applicant of a twin season, sent again by the same SDK.`,
  run: async (setting) => {
    const stages = await setting.stages();
    const bare = await startEnvironments(1, join(import.meta.dirname, '../bare/bare-transaction.ts'), {
      ...stages.now.variables,
    });
    try {
      return bookingOutcome(await roundsOf(stages, bare, setting));
    } finally {
      await bare.stop();
    }
  },
};

async function roundsOf(stages: Stages, bare: Environments, { rounds, seed, say }: Setting) {
  const recorded = new Map<Stage, Recorded>();
  for (const stage of inTurn(stages, 0)) recorded.set(stage, await record(stage));
  const found: (readonly Sample[])[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const samples: Sample[] = [];
    for (const stage of inTurn(stages, round)) {
      samples.push(...(await oneRound(stage, bare, recorded.get(stage) as Recorded, seed + round)));
    }
    if (round === 0) continue;
    found.push(samples);
    say(`round ${round} done`);
  }
  return found;
}

async function record(stage: Stage): Promise<Recorded> {
  const season = 'booking-recorded';
  const pool = await stage.environments(1, 'metered');
  const writes: string[] = [];
  for (const asked of bookingsOf(await stage.season(season, SIZE))) {
    const { answers } = await pool.answer([asked]);
    const [transaction] = answers[0]?.writes ?? [];
    if (!transaction) throw new Error(`a booking was answered with ${answers[0]?.status} and wrote nothing`);
    writes.push(transaction);
  }
  return { season, writes };
}

/** The bookings of a round in a drawn order, by the function and bare, on a season each. */
async function oneRound(
  stage: Stage,
  bare: Environments,
  { season, writes }: Recorded,
  seed: number,
): Promise<readonly Sample[]> {
  const [whole, bareOn] = [`booking-whole-${seed}`, `booking-bare-${seed}`];
  const pool = await stage.environments(1);
  const asked = bookingsOf(await stage.season(whole, SIZE));
  await stage.season(bareOn, SIZE);
  const of = stage.checkout.name;
  const work = [
    ...asked.map((each) => () => timed(pool, each.event, { of, days: each.days })),
    ...writes.map((each, place) => {
      const event = { transaction: renamed(each, season, bareOn) };
      return () => timed(bare, event, { of: `bare transaction of ${of}`, days: asked[place]?.days ?? 0 });
    }),
  ];
  const samples: Sample[] = [];
  for (const each of shuffled(seeded(seed), work)) samples.push(await each());
  return samples;
}

async function timed(pool: Environments, event: object, named: Pick<Sample, 'of' | 'days'>): Promise<Sample> {
  await sleep(REST_MS);
  const { answers } = await pool.answer([{ event }]);
  const [answer] = answers;
  if (answer?.status !== 303) throw new Error(`${named.of}: ${answer?.status} ${answer?.body}`);
  return { ...named, milliseconds: answer.milliseconds };
}

/** A booking for each, spread over all that their track can choose. */
function bookingsOf(invited: readonly Invited[]) {
  const tracks = Map.groupBy(invited, ({ track }) => track);
  return [...tracks.values()].flatMap((all) =>
    all.map(({ token, track }, place) => {
      const choice = quietChoice(track, place);
      return { event: bookEvent(token, choice), days: choice.starts.length };
    }),
  );
}
