import { tokenFor } from '#functions/links/link-token.ts';
import { readOffers } from '#functions/store/offers.ts';
import { readRecords } from '#functions/store/records.ts';
import { readSeats } from '#functions/store/seats.ts';
import { applicantEntry, enter } from './applicant-entry.ts';
import { formEvent } from './applicant-events.ts';
import type { Bench, Outcome } from './bench.ts';
import { planBookings } from './booking-plan.ts';
import { counting } from './calls.ts';
import { halfForPairs, quietSeason } from './crowd-season.ts';
import { benchKeys, type Deployment, startDeployment } from './deployment.ts';
import { formOf } from './form.ts';
import { plant } from './plant.ts';
import { figure } from './statistics.ts';

const SUBMITS = 20;
const APPLICANTS = 10;

export const twentySubmits: Bench = {
  name: 'twenty-submits',
  title: 'One applicant submits twenty times at once',
  about: `The same form, ${SUBMITS} times together through the entry, as an impatient finger or a browser that tries again
would send it; for ${APPLICANTS} applicants in turn, half of them for a pair.`,
  run: async (seed, say) => {
    const deployment = await startDeployment();
    enter(deployment);
    try {
      return await submits(deployment, seed, say);
    } finally {
      await deployment.stop();
    }
  },
};

async function submits({ store }: Deployment, seed: number, say: (line: string) => void): Promise<Outcome> {
  const invoke = await applicantEntry();
  const crowd = quietSeason('impatient', halfForPairs(APPLICANTS / 2), seed);
  await plant(store, crowd);
  const times: number[] = [];
  const requests: number[] = [];
  let different = 0;
  for (const { offer, choice } of planBookings(crowd)) {
    const event = formEvent('POST /i/{token}/book', tokenFor(offer, benchKeys), formOf(choice));
    const began = performance.now();
    const all = await Promise.all(Array.from({ length: SUBMITS }, () => counting(() => invoke(event))));
    times.push(performance.now() - began);
    requests.push(all.reduce((sum, { calls }) => sum + calls.requests, 0));
    const said = all.map(({ result }) => `${result.statusCode} ${result.headers.location}`);
    different += said.filter((each) => each !== said[0] || !each.startsWith('303')).length;
  }
  say(`${different} answers differ`);
  return outcomeOf(times, requests, different, await doubles(store, crowd.season.id));
}

/** Bookings, seats and records beyond one for each offer and day. */
async function doubles(store: Deployment['store'], season: string): Promise<number> {
  const [offers, seats] = await Promise.all([readOffers(store, season), readSeats(store, season)]);
  const held = seats.filter((seat) => seat.takenBy !== undefined).length;
  const booked = offers.reduce((sum, offer) => sum + (offer.booking?.seats.length ?? 0), 0);
  const records = await Promise.all(offers.map((offer) => readRecords(store, season, offer.id)));
  const extra = records.reduce((sum, each) => sum + Math.abs(each.length - 2), 0);
  return Math.abs(held - booked) + extra + offers.filter((offer) => offer.version !== 2).length;
}

function outcomeOf(
  times: readonly number[],
  requests: readonly number[],
  different: number,
  doubled: number,
): Outcome {
  return {
    figures: [
      figure('all twenty are answered within', 'Fairslot', 'ms', times),
      figure('requests to the table for the twenty', 'Fairslot', '', requests),
    ],
    targets: [
      {
        what: 'Answers that differ from the first; bookings, seats and records beyond one each',
        wanted: '0, 0',
        got: `${different}, ${doubled} for ${times.length} applicants`,
        isReached: different + doubled === 0,
        means: 'A repeat is answered as the first time, and nothing is written for it.',
      },
    ],
    notes: [],
  };
}
