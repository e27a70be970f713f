import type { Bench, Outcome, Setting } from '#bench/bench.ts';
import { applicantModule } from '#bench/lambda/checkout.ts';
import { type Environments, startEnvironments } from '#bench/lambda/environments.ts';
import { bookEvent, quietChoice } from '#bench/lambda/events.ts';
import type { Invited, Stage } from '#bench/lambda/stage.ts';
import { figure, quantile } from '#bench/statistics.ts';
import { seeded, shuffled } from '#test/support/checks/seeded.ts';
import type { FaultRates, Faults } from '#test/support/faults/faults.ts';
import { faultyWire } from '#test/support/faults/faulty-wire.ts';

const ROUNDS = 3;
const SIZE = { categorical: 320, primaryCare: 30, seats: 20 };
const ENVIRONMENTS = 10;
const WITHIN_MS = 5_000;

/** Of all transactions 30% are in conflict; of all requests 5% are throttled and 5% lose their answer after the commit. */
const harsh: FaultRates = {
  ...{ conflict: 0.2, mixedConflict: 0.1, throttle: 0.05, resetAfter: 0.05, resetBefore: 0.02 },
  stubborn: 0.1,
};

/** The outcome of one round: how long each answer took, and how many were indefinite. */
export type Answers = { readonly milliseconds: readonly number[]; readonly indefinite: number };

export const brokenNetwork: Bench = {
  name: 'broken-network',
  title: 'Answers while the way to the table is broken',
  about: `Bookings of a day or a pair, on ${ENVIRONMENTS} environments, with a wire between the function and DynamoDB Local
that answers 30% of all transactions with a conflict, throttles 5% of all requests, breaks 5% of the connections after the
commit and 2% before; one in ten of these lasts through every try of the SDK. Definite is an answer that says that it is
done or why not; "try again" (503) is not.`,
  run: async (setting) => {
    const { now } = await setting.stages();
    const wire = await faultyWire(now.variables.AWS_ENDPOINT_URL_DYNAMODB ?? '', harsh, setting.seed);
    const pool = await startEnvironments(ENVIRONMENTS, applicantModule(now.checkout), {
      ...now.variables,
      AWS_ENDPOINT_URL_DYNAMODB: wire.url,
    });
    try {
      return brokenNetworkOutcome(await roundsOf(now, pool, setting), wire.struck);
    } finally {
      await pool.stop();
      await wire.close();
    }
  },
};

async function roundsOf(
  stage: Stage,
  pool: Environments,
  { seed, say }: Setting,
): Promise<readonly Answers[]> {
  const rounds: Answers[] = [];
  for (let round = 0; round <= ROUNDS; round += 1) {
    const booking = bookingsOf(await stage.season(`broken-${round}`, SIZE));
    const { answers } = await pool.answer(shuffled(seeded(seed + round), booking));
    const found = {
      milliseconds: answers.map(({ milliseconds }) => milliseconds),
      indefinite: answers.filter(({ status }) => status >= 500).length,
    };
    if (round > 0) rounds.push(found);
    say(`round ${round}: ${found.indefinite} of ${answers.length} indefinite`);
  }
  return rounds;
}

function bookingsOf(invited: readonly Invited[]): { readonly event: object }[] {
  const tracks = Map.groupBy(invited, ({ track }) => track);
  return [...tracks.values()].flatMap((all) =>
    all.map(({ token, track }, place) => ({ event: bookEvent(token, quietChoice(track, place)) })),
  );
}

/** The outcome of the rounds. An answer that came too late counts as indefinite. */
export function brokenNetworkOutcome(rounds: readonly Answers[], struck: Faults['struck']): Outcome {
  const shares = rounds.map(({ milliseconds, indefinite }) => {
    const late = milliseconds.filter((each) => each > WITHIN_MS).length;
    return 1 - (late + indefinite) / milliseconds.length;
  });
  const all = rounds.reduce((sum, { milliseconds }) => sum + milliseconds.length, 0);
  const share = shares.reduce((sum, each) => sum + each, 0) / shares.length;
  return {
    targets: [
      {
        what: 'Answers that are definite within 5 s',
        wanted: '≥ 99.9 %',
        got: `${(share * 100).toFixed(2)} % of ${all}`,
        isReached: share >= 0.999,
        means: 'An applicant who presses a button learns what became of it, even on a bad day of the cloud.',
      },
    ],
    figures: [
      figure(
        'an answer takes, median',
        'this version',
        'ms',
        rounds.map((each) => quantile(each.milliseconds, 0.5)),
      ),
      figure(
        'an answer takes, 99th percentile',
        'this version',
        'ms',
        rounds.map((each) => quantile(each.milliseconds, 0.99)),
      ),
      figure(
        'an answer takes, at the longest',
        'this version',
        'ms',
        rounds.map((each) => quantile(each.milliseconds, 1)),
      ),
    ],
    notes: [
      `Faults that struck: ${Object.entries(struck)
        .filter(([, times]) => times > 0)
        .map(([name, times]) => `${name} ${times}`)
        .join(', ')}.`,
    ],
  };
}
