import type { Offer } from '#domain/offers/offer.ts';
import type { Season } from '#domain/season/season.ts';
import { type CalendarDay, plusHours, type WallTime } from '#domain/values/time.ts';
import { prepareWave } from '#domain/waves/prepare-wave.ts';
import { swapOffers } from '#functions/behalf/swap-offers.ts';
import { type Ask, answerOffer } from '#functions/booking/answer-offer.ts';
import { sweep } from '#functions/due/sweep.ts';
import { decisionContext } from '#functions/runtime/decision-context.ts';
import { applySeason } from '#functions/season/apply-season.ts';
import { attempt } from '#functions/store/attempt.ts';
import { openStore, type Store } from '#functions/store/client.ts';
import { readOffers } from '#functions/store/items/offers.ts';
import { readOutlook } from '#functions/store/items/outlook.ts';
import { readRecords } from '#functions/store/items/records.ts';
import { choicesOf } from '#test/support/builders/choices.ts';
import { raceSeason } from '#test/support/builders/race-season.ts';
import { invitationsFor, invitedAt } from '#test/support/builders/season.ts';
import { invite, seedSeason } from '#test/support/builders/seed.ts';
import { oneOf, seeded, shuffled } from '#test/support/checks/seeded.ts';
import type { Faults } from '#test/support/faults/faults.ts';
import type { SdkClient } from '#test/support/faults/sdk-middleware.ts';
import { gateBefore } from '#test/support/faults/transaction-gate.ts';
import { openBackstage } from '#test/support/hosts/background-functions.ts';
import { databaseAccess } from '#test/support/hosts/database.ts';
import { openOutbox } from '#test/support/hosts/outbox.ts';
import { contradictions, historyContradictions } from '#test/support/models/contradictions.ts';
import { crowdOf, inParallel, told, untilDone } from './crowd.ts';
import { watch } from './watchers.ts';

/** What a day at the desk has come to. */
export type DeskDay = {
  /** Everything that was found to be wrong, at any read and at the end. */
  readonly wrong: readonly string[];
  readonly reads: { readonly whole: number; readonly single: number };
  /** The answers to the coordinators, by their word. */
  readonly answers: Readonly<Record<string, number>>;
  readonly released: number;
  /** Whether the changed file stands in the end. */
  readonly isApplied: boolean;
  /** Every notice that was written, and those that did not arrive exactly once. */
  readonly notices: number;
  readonly notOnce: readonly string[];
};

const now = plusHours(invitedAt, 1);
const leavesAt = plusHours(now, 0.5);
const reason = 'The faculty retreat was moved.';
const people = { categorical: 24, 'primary-care': 10, 'physician-scientist': 4, preliminary: 6 };
const wave = { categorical: 24, 'primary-care': 8, 'physician-scientist': 4, preliminary: 4 };
const program = (name: string) => ({ kind: 'program', name }) as const;

/** The season that a coordinator makes of it: a morning begins later, a day goes, another comes, and one has fewer seats. */
function changed(season: Season): Season {
  const [gone, added] = ['2030-11-22', '2030-12-11'] as const;
  const days = season.days.map((day) => ({
    ...day,
    on: (day.on === gone ? added : day.on) as CalendarDay,
    starts: day.starts.map((start) => ({
      ...start,
      at: day.on === '2030-11-19' && start.name === 'morning' ? ('08:30' as WallTime) : start.at,
      groups: start.groups.map((group) => (day.on === '2030-12-17' ? { ...group, seats: 20 } : group)),
    })),
  }));
  return {
    ...season,
    days: days.sort((one, other) => (one.on < other.on ? -1 : 1)),
    tracks: season.tracks.map((track) => ({
      ...track,
      options: track.options.map((option) =>
        option.id === gone ? { id: added, days: [added as CalendarDay] } : option,
      ),
    })) as Season['tracks'],
  };
}

/** Both seasons in one, by which everything may be read while one becomes the other. */
function either(before: Season, after: Season): Season {
  const tracks = before.tracks.map((track, index) => {
    const more = after.tracks[index]?.options.filter(({ id }) =>
      track.options.every((each) => each.id !== id),
    );
    return { ...track, options: [...track.options, ...(more ?? [])] };
  });
  const more = after.days.filter(({ on }) => before.days.every((day) => day.on !== on));
  return { ...before, tracks, days: [...before.days, ...more] };
}

/**
 * Forty applicants answer, two coordinators act for the same applicants, the clock releases a wave of forty, and a season
 * file is applied, all at once; then every notice is sent, each event twice. `harm` may make their clients meet faults.
 */
export async function deskDay(seed: number, harm: (client: SdkClient) => Faults): Promise<DeskDay> {
  const season = raceSeason();
  const next = changed(season);
  const random = seeded(seed);
  const clean = await seedSeason(season);
  const outbox = await openOutbox(clean);
  const store = openStore(clean.table, databaseAccess());
  const gate = gateBefore(store.client);
  const faults = harm(store.client);
  const open = await invite(clean, season, invitationsFor(people), now);
  await prepare(clean, season);
  const answers: Record<string, number> = {};
  const crowd = crowdOf(store, season, now, random);
  const watching = watch(clean, either(season, next), gate, random);
  await Promise.all([
    inParallel(shuffled(random, open), 40, crowd.live),
    ...['Coordinator One', 'Coordinator Two'].map((name) =>
      inParallel(shuffled(random, open), 1, (offer) =>
        act(store, season, offer, { name, open, random, answers }),
      ),
    ),
    untilReleased(store),
    untilApplied(store, next),
  ]);
  await faults.settled();
  const applied = await untilApplied(clean, next);
  await sweep(clean, leavesAt);
  await watching.stop();
  const outlook = await readOutlook(clean, season.id);
  const wrong = [...watching.wrong, ...contradictions(next, outlook)];
  for (const offer of outlook.offers)
    wrong.push(...historyContradictions(offer, await readRecords(clean, season.id, offer.id)));
  return {
    wrong,
    reads: watching.reads,
    answers,
    released: outlook.offers.filter(({ releaseAt, state }) => releaseAt && state !== 'prepared').length,
    isApplied: applied.refusal === undefined && applied.overtaken === undefined,
    ...(await sendAll(clean, season, outbox)),
  };
}

async function prepare(store: Store, season: Season): Promise<void> {
  const invitations = invitationsFor(wave).map((each) => {
    const id = `wave-${each.applicant.id}`;
    return {
      ...each,
      applicant: { ...each.applicant, id },
      offerId: `offer_${id}`,
      recordId: `record_${id}`,
    };
  });
  const { verdict } = await attempt(
    store,
    season.id,
    () => readOutlook(store, season.id),
    (outlook) =>
      prepareWave(season, outlook, invitations, { at: leavesAt, again: false }, context('Coordinator One')),
  );
  if (verdict.kind !== 'decision') throw new Error(`not prepared: ${JSON.stringify(verdict)}`);
}

const context = (name: string) => decisionContext(program(name), now);

type Desk = {
  readonly name: string;
  readonly open: readonly Offer[];
  readonly random: () => number;
  readonly answers: Record<string, number>;
};

/** One deed of a coordinator for an applicant, whatever the applicant does meanwhile. */
async function act(store: Store, season: Season, offer: Offer, { name, open, random, answers }: Desk) {
  const choice = oneOf(random, choicesOf(season, offer));
  const deeds: readonly (Ask | 'swap')[] = [
    { action: 'book', choice, reason },
    { action: 'move', choice, reason },
    { action: 'cancel', reason },
    'swap',
    'swap',
  ];
  const deed = oneOf(random, deeds);
  const as =
    deed === 'swap'
      ? await swap(store, offer, oneOf(random, open), name)
      : await ask(store, offer, deed, name);
  answers[as] = (answers[as] ?? 0) + 1;
}

async function ask(store: Store, offer: Offer, deed: Ask, name: string): Promise<string> {
  return (await told(answerOffer(store, offer, deed, context(name)))).as;
}

/** Swaps two as they stand now: what a coordinator sees on the screen is a moment old. */
async function swap(
  store: Store,
  { season, id }: Offer,
  { id: otherId }: Offer,
  name: string,
): Promise<string> {
  const offers = await untilDone(() => readOffers(store, season));
  const [one, other] = [id, otherId].map((each) => offers.find((offer) => offer.id === each)) as [
    Offer,
    Offer,
  ];
  try {
    const ended = await swapOffers(store, { season, one, other, reason }, context(name));
    return ended.kind === 'done' ? 'swapped' : ended.refusal.kind;
  } catch (error) {
    return (await told(Promise.reject(error))).as;
  }
}

async function untilReleased(store: Store): Promise<void> {
  await untilDone(async () => {
    const swept = await sweep(store, leavesAt);
    if (swept.some(({ status }) => status === 'rejected')) throw new Error('to be swept again');
  });
}

function untilApplied(store: Store, next: Season) {
  return untilDone(async () => {
    const applied = await applySeason(store, next, () => context('Coordinator Two'), reason);
    if (applied.refusal?.kind === 'busy') throw new Error('to be applied again');
    return applied;
  });
}

/** Lets the stream's function hear every event twice, and counts what arrived of each notice. */
async function sendAll(store: Store, season: Season, outbox: Awaited<ReturnType<typeof openOutbox>>) {
  const stage = await openBackstage(store, season.id);
  try {
    stage.setClock(leavesAt);
    const events = await outbox();
    for (const event of [...events, ...events]) await stage.notices({ Records: [event] });
    const mails = await stage.office.arrived();
    const arrived = Map.groupBy(mails, ({ record, notice }) => `${record} ${notice}`);
    const offers = await readOffers(store, season.id);
    const records = await Promise.all(offers.map(({ id }) => readRecords(store, season.id, id)));
    const written = records
      .flat()
      .flatMap(({ id, event, notices }) => notices.map((_, index) => ({ key: `${id} ${index}`, event })));
    return {
      notices: written.length,
      notOnce: written
        .filter(({ key }) => arrived.get(key)?.length !== 1)
        .map(({ key, event }) => `${event} ${key}: ${arrived.get(key)?.length ?? 0} times`),
    };
  } finally {
    await stage.stop();
  }
}
