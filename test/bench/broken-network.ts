import { tokenFor } from '#functions/links/link-token.ts';
import { seeded, shuffled } from '#test/support/checks/seeded.ts';
import type { FaultRates, Faults } from '#test/support/faults/faults.ts';
import { faultyWire } from '#test/support/faults/faulty-wire.ts';
import { inParallel } from '#test/support/hosts/crowd.ts';
import { applicantEntry, enter } from './applicant-entry.ts';
import { formEvent } from './applicant-events.ts';
import type { Bench, Outcome } from './bench.ts';
import { planBookings } from './booking-plan.ts';
import { halfForPairs, quietSeason } from './crowd-season.ts';
import { benchKeys, startDeployment } from './deployment.ts';
import { formOf } from './form.ts';
import { plant } from './plant.ts';
import { figure, quantile } from './statistics.ts';

const ROUNDS = 3;
const APPLICANTS = 350;
const SEATS = 24;
const AT_ONCE = 10;
const WITHIN_MS = 5_000;

/** Of all transactions 30% are in conflict; of all requests 5% are throttled and 5% lose their answer after the commit. */
const harsh: FaultRates = {
  ...{ conflict: 0.2, mixedConflict: 0.1, throttle: 0.05, resetAfter: 0.05, resetBefore: 0.02 },
  stubborn: 0.1,
};

/** What became of one round: how long each answer took, and how many said nothing definite. */
export type Answers = { readonly milliseconds: readonly number[]; readonly indefinite: number };

export const brokenNetwork: Bench = {
  name: 'broken-network',
  title: 'Answers while the way to the table is broken',
  about: `Bookings of a day or a pair through the real entry, ${AT_ONCE} at once, with a wire between the function and DynamoDB Local
that answers 30% of all transactions with a conflict, throttles 5% of all requests, breaks 5% of the connections after the
commit and 2% before; one in ten of these lasts through every try of the SDK. Definite is an answer that says that it is
done or why not; "try again" (503) is not.`,
  run: async (seed, say) => {
    const deployment = await startDeployment();
    const endpoint = deployment.environment.AWS_ENDPOINT_URL_DYNAMODB ?? '';
    const wire = await faultyWire(endpoint, harsh, seed);
    enter({ ...deployment, environment: { ...deployment.environment, AWS_ENDPOINT_URL_DYNAMODB: wire.url } });
    try {
      const invoke = await applicantEntry();
      const rounds: Answers[] = [];
      for (let round = 0; round <= ROUNDS; round += 1) {
        const crowd = quietSeason(`broken-${round}`, halfForPairs(APPLICANTS / 2), seed + round, SEATS);
        await plant(deployment.store, crowd);
        const answers = await oneRound(invoke, planBookings(crowd), seeded(seed + round));
        if (round > 0) rounds.push(answers);
        say(`round ${round}: ${answers.indefinite} of ${answers.milliseconds.length} indefinite`);
      }
      return brokenNetworkOutcome(rounds, wire.struck);
    } finally {
      await wire.close();
      await deployment.stop();
    }
  },
};

async function oneRound(
  invoke: Awaited<ReturnType<typeof applicantEntry>>,
  planned: ReturnType<typeof planBookings>,
  random: () => number,
): Promise<Answers> {
  const milliseconds: number[] = [];
  let indefinite = 0;
  await inParallel(shuffled(random, planned), AT_ONCE, async ({ offer, choice }) => {
    const began = performance.now();
    const { statusCode } = await invoke(
      formEvent('POST /i/{token}/book', tokenFor(offer, benchKeys), formOf(choice)),
    );
    milliseconds.push(performance.now() - began);
    if (statusCode >= 500) indefinite += 1;
  });
  return { milliseconds, indefinite };
}

/** What the rounds say. An answer that came too late counts as one that said nothing. */
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
        means: 'Whoever presses a button learns what became of it, even on a bad day of the cloud.',
      },
    ],
    figures: [
      figure(
        'an answer takes, median',
        'Fairslot',
        'ms',
        rounds.map((each) => quantile(each.milliseconds, 0.5)),
      ),
      figure(
        'an answer takes, 99th percentile',
        'Fairslot',
        'ms',
        rounds.map((each) => quantile(each.milliseconds, 0.99)),
      ),
      figure(
        'an answer takes, at the longest',
        'Fairslot',
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
