import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { StartName } from '#domain/season/season.ts';
import type { CalendarDay } from '#domain/values/time.ts';
import { answerOffer } from '#functions/booking/answer-offer.ts';
import { loadStanding } from '#functions/booking/load-standing.ts';
import type { GatewayReply } from '#functions/http/reply.ts';
import { tokenFor } from '#functions/links/link-token.ts';
import { openStore } from '#functions/store/client.ts';
import { commit } from '#functions/store/commit.ts';
import { seeded, shuffled } from '#test/support/checks/seeded.ts';
import { meter } from '#test/support/measure/meter.ts';
import { applicantEntry, enter } from './applicant-entry.ts';
import { formEvent, pageEvent } from './applicant-events.ts';
import type { Bench } from './bench.ts';
import { bookingOutcome, type Round, type Sample } from './booking-outcome.ts';
import { type Planned, planBookings } from './booking-plan.ts';
import { counting } from './calls.ts';
import { crowdComesAt, halfForPairs, quietSeason } from './crowd-season.ts';
import { benchKeys, type Deployment, startDeployment } from './deployment.ts';
import { formOf } from './form.ts';
import { plant } from './plant.ts';

const ROUNDS = 7;
/** Bookings of a day and of a pair in a round, by Fairslot and by the bare transaction each. */
const APPLICANTS = { categorical: 60, 'primary-care': 30 };
/** Before each measurement, so that what came before, as the opening of a page, does not go on in it. */
const REST_MS = 10;
/** As many as a start of the reference season has for a track. */
const SEATS = 4;

type Invoke = (event: object) => Promise<GatewayReply>;

export const booking: Bench = {
  name: 'booking',
  title: 'One booking alone',
  about: `One applicant at a time, in this process, on DynamoDB Local, each after ${REST_MS} ms of rest. Inside for Fairslot: the whole entry, from API
Gateway's event to its reply: link, form, the rules, one transaction (its log is off); and where this process has not shown
the applicant's page before, one parallel read. Opening the page is not inside. Inside for the bare transaction: the same items written with the same conditions by the same SDK, made ready beforehand, without any read.
Round trips are counted where requests leave Node: those under way together are one. Write units are reckoned from the
items' sizes before and after.`,
  run: async (seed, say) => {
    const deployment = await startDeployment();
    enter(deployment);
    try {
      const invoke = await applicantEntry();
      await oneRound(deployment, invoke, 'warm-up', seed);
      const rounds: Round[] = [];
      for (let round = 1; round <= ROUNDS; round += 1) {
        rounds.push(await oneRound(deployment, invoke, `round-${round}`, seed + round));
        say(`round ${round} done`);
      }
      return bookingOutcome(rounds, await unitsOf(deployment, seed));
    } finally {
      await deployment.stop();
    }
  },
};

/** Every booking of a round: Fairslot's and the bare ones in a drawn order, on a season each. */
async function oneRound(deployment: Deployment, invoke: Invoke, name: string, seed: number): Promise<Round> {
  const [shown, unshown, bare] = await Promise.all(
    ['shown', 'unshown', 'bare'].map(async (whose) => {
      const crowd = quietSeason(`${whose}-${name}`, APPLICANTS, seed, SEATS);
      await plant(deployment.store, crowd);
      return planBookings(crowd);
    }),
  );
  const work = [
    ...(shown ?? []).map((planned) => () => bookFromPage(invoke, planned)),
    ...(unshown ?? []).map((planned) => () => bookByEntry(invoke, planned, 'Fairslot, page not shown')),
    ...(bare ?? []).map((planned) => () => bookBare(deployment, planned)),
    ...(bare ?? []).map((planned) => () => readOnly(deployment, planned)),
  ];
  const samples: Sample[] = [];
  for (const each of shuffled(seeded(seed), work)) samples.push(await each());
  return samples;
}

/** As an applicant does: the page is opened, and then answered. */
async function bookFromPage(invoke: Invoke, planned: Planned): Promise<Sample> {
  const page = await invoke(pageEvent('GET /i/{token}', tokenFor(planned.offer, benchKeys)));
  if (page.statusCode !== 200) throw new Error(`a page was answered with ${page.statusCode}`);
  return bookByEntry(invoke, planned, 'Fairslot');
}

async function bookByEntry(invoke: Invoke, { offer, choice }: Planned, of: string): Promise<Sample> {
  const event = formEvent('POST /i/{token}/book', tokenFor(offer, benchKeys), formOf(choice));
  await sleep(REST_MS);
  const began = performance.now();
  const { result, calls } = await counting(() => invoke(event));
  const milliseconds = performance.now() - began;
  if (result.statusCode !== 303) throw new Error(`a booking was answered with ${result.statusCode}`);
  return { of, days: choice.starts.length, milliseconds, ...calls };
}

async function bookBare({ store }: Deployment, { offer, choice, changes }: Planned): Promise<Sample> {
  await sleep(REST_MS);
  const began = performance.now();
  const { calls } = await counting(() => commit(store, offer.season, changes, randomUUID()));
  return {
    of: 'bare transaction',
    days: choice.starts.length,
    milliseconds: performance.now() - began,
    ...calls,
  };
}

/** What a booking reads, and nothing else: to tell what of its time is whose. */
async function readOnly({ store }: Deployment, { offer, choice }: Planned): Promise<Sample> {
  const days = choice.option.split('_') as CalendarDay[];
  const starts = days.map((on, index) => ({ on, start: choice.starts[index] as StartName }));
  await sleep(REST_MS);
  const began = performance.now();
  const { calls } = await counting(() => loadStanding(store, offer, starts, false));
  return { of: 'its read alone', days: days.length, milliseconds: performance.now() - began, ...calls };
}

/** The write units of one booking of one day, and of a pair. */
async function unitsOf({ store, access }: Deployment, seed: number) {
  const crowd = quietSeason('metered', halfForPairs(1), seed);
  await plant(store, crowd);
  const own = openStore(store.table, access);
  const used = meter(own.client, new DynamoDBClient(access));
  const units: { days: number; write: number; index: number }[] = [];
  for (const { offer, choice } of planBookings(crowd)) {
    const before = { ...used };
    const context = {
      now: crowdComesAt,
      recordId: `record_booked_${offer.id.slice(6)}`,
      who: { kind: 'applicant' },
    } as const;
    await answerOffer(own, offer, { action: 'book', choice }, context);
    units.push({
      days: choice.starts.length,
      write: used.writeUnits - before.writeUnits,
      index: used.indexUnits - before.indexUnits,
    });
  }
  own.client.destroy();
  return units;
}
