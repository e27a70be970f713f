import { move } from '#domain/booking/move.ts';
import type { Outlook } from '#domain/capacity/outlook.ts';
import { openDemand } from '#domain/capacity/placement.ts';
import type { Invitation } from '#domain/invitations/release-offers.ts';
import type { Offer } from '#domain/offers/offer.ts';
import type { Season } from '#domain/season/season.ts';
import { plusHours } from '#domain/values/time.ts';
import { sweep } from '#functions/due/sweep.ts';
import { decisionContext } from '#functions/runtime/decision-context.ts';
import { openStore, type Store } from '#functions/store/client.ts';
import { readOffers } from '#functions/store/items/offers.ts';
import { readOutlook } from '#functions/store/items/outlook.ts';
import { readRecords } from '#functions/store/items/records.ts';
import { isWanted, type RaceCrowd, raceSeason, wishesOf } from '#test/support/builders/race-season.ts';
import { invitationsFor, invitedAt } from '#test/support/builders/season.ts';
import { invite, seedSeason } from '#test/support/builders/seed.ts';
import { seeded, shuffled } from '#test/support/checks/seeded.ts';
import type { Faults } from '#test/support/faults/faults.ts';
import type { SdkClient } from '#test/support/faults/sdk-middleware.ts';
import { gateBefore } from '#test/support/faults/transaction-gate.ts';
import { databaseAccess } from '#test/support/hosts/database.ts';
import { contradictions, historyContradictions } from '#test/support/models/contradictions.ts';
import { crowdOf, inParallel, MOVING_AT_ONCE, type Reply, untilDone } from './crowd.ts';
import { watch } from './watchers.ts';

/** The outcome of a race. */
export type Race = {
  readonly replies: readonly Reply[];
  readonly reads: { readonly whole: number; readonly single: number };
  /** Everything that was found to be wrong, at any read and at the end. */
  readonly wrong: readonly string[];
  /** Wishes that were not granted although there are free seats for them. */
  readonly unmet: readonly string[];
  readonly wantedSold: number;
  readonly offers: number;
  readonly disagreeing: readonly string[];
};

/** How many of them are at it at the same time. */
const AT_ONCE = 40;

const now = plusHours(invitedAt, 0.1);
const later = plusHours(now, 49);

/**
 * `applicants` go for 40 seats. Of fifteen, two are too late, and the clock ends their offers while they try; three are
 * invited, by two people at once, while the others answer. `harm` may make the clients of all of them meet faults.
 */
export async function race(
  seed: number,
  applicants: RaceCrowd,
  harm: (client: SdkClient) => Faults,
): Promise<Race> {
  const season = raceSeason();
  const random = seeded(seed);
  const clean = await seedSeason(season);
  const store = openStore(clean.table, databaseAccess());
  const gate = gateBefore(store.client);
  const faults = harm(store.client);
  const list = shuffled(random, invitationsFor(applicants));
  const [tooLate, late] = [(list.length * 2) / 15, (list.length * 4) / 5];
  await invite(clean, season, list.slice(0, tooLate), plusHours(now, -48.01));
  const invited = await invite(clean, season, list.slice(tooLate, late));
  const crowd = crowdOf(store, season, now, random);
  const watching = watch(clean, season, gate, random);
  await Promise.all([
    inParallel(shuffled(random, invited), AT_ONCE, crowd.live),
    untilDone(() => sweep(store, now)),
    latecomers(store, season, list.slice(late), crowd.live),
  ]);
  await faults.settled();
  await sweep(clean, later);
  await settle(clean, season, crowd.move);
  await watching.stop();
  return {
    replies: crowd.replies,
    disagreeing: crowd.disagreeing,
    reads: watching.reads,
    ...(await conclude(clean, season, watching.wrong)),
  };
}

/** Two coordinators invite the same people at the same time, in lists that are not in the same order. */
async function latecomers(
  store: Store,
  season: Season,
  list: readonly Invitation[],
  live: ReturnType<typeof crowdOf>['live'],
): Promise<void> {
  const names = new Set(list.map((each) => each.offerId));
  await Promise.all([
    untilDone(() => invite(store, season, list, now)),
    untilDone(() => invite(store, season, [...list].reverse(), now)),
  ]);
  const offers = await untilDone(() => readOffers(store, season.id));
  await inParallel(
    offers.filter((offer) => names.has(offer.id)),
    MOVING_AT_ONCE,
    live,
  );
}

/** Moves every applicant whose first wish is free by now, until there is none. */
async function settle(
  store: Store,
  season: Season,
  moveTo: ReturnType<typeof crowdOf>['move'],
): Promise<void> {
  for (let left = 40; left > 0; left -= 1) {
    const [next] = unmetWishes(season, await readOutlook(store, season.id));
    if (!next) return;
    await moveTo(next.offer, next.choice);
  }
}

/** The applicants who hold another seat although their first wish is free. */
function unmetWishes(season: Season, outlook: Outlook & { readonly offers: readonly Offer[] }) {
  const elsewhere = outlook.offers.filter(
    (offer) => offer.state === 'booked' && !sitsWell(season, offer.booking?.option),
  );
  const wishes = elsewhere.flatMap((offer) =>
    wishesOf(season, offer).wanted.map((choice) => ({ offer, choice })),
  );
  return wishes.filter(({ offer, choice }) => {
    const standing = { season, offer, seats: outlook.seats, outlook };
    const verdict = move(standing, { choice }, decisionContext({ kind: 'applicant' }, now));
    return verdict.kind !== 'refusal' || verdict.refusal.kind !== 'start-full';
  });
}

function sitsWell(season: Season, option = ''): boolean {
  return season.tracks
    .flatMap((track) => wishesOf(season, { seatedAs: track.id }).wanted)
    .some((choice) => choice.option === option);
}

async function conclude(
  store: Store,
  season: Season,
  found: readonly string[],
): Promise<Pick<Race, 'wrong' | 'unmet' | 'wantedSold' | 'offers'>> {
  const outlook = await readOutlook(store, season.id);
  const wrong = [...found, ...contradictions(season, outlook)];
  await inParallel(outlook.offers, 20, async (offer) => {
    wrong.push(...historyContradictions(offer, await readRecords(store, season.id, offer.id)));
  });
  const unmet = unmetWishes(season, outlook).map(
    ({ offer, choice }) => `${offer.id} could sit on ${choice.option}`,
  );
  const wantedSold = outlook.seats.filter((seat) => isWanted(seat) && seat.takenBy).length;
  const open = openDemand(season, outlook.offers).reduce((sum, each) => sum + each.asked, 0);
  return {
    wrong: open > 0 ? [...wrong, `history: ${open} offers are still open`] : wrong,
    unmet,
    wantedSold,
    offers: outlook.offers.length,
  };
}
