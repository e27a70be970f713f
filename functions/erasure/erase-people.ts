import type { DecisionContext } from '#domain/decisions/decision.ts';
import type { Erasure } from '#domain/erasure/erasure-record.ts';
import { type ErasureStanding, erase, eraseRemains } from '#domain/people/erase.ts';
import type { Seat } from '#domain/seats/seat.ts';
import type { Instant } from '#domain/values/time.ts';
import { mapConcurrently } from '#functions/runtime/map-concurrently.ts';
import { attempt } from '#functions/store/attempt.ts';
import type { Store } from '#functions/store/client.ts';
import { readApplication } from '#functions/store/items/applications.ts';
import { readErased } from '#functions/store/items/erasure/tombstones.ts';
import { readNames } from '#functions/store/items/erasures.ts';
import { readFactLists } from '#functions/store/items/facts.ts';
import { readOffers } from '#functions/store/items/offers.ts';
import { readRecords } from '#functions/store/items/records.ts';
import { seasonNow } from '#functions/store/items/season-cache.ts';
import { readSeats } from '#functions/store/items/seats.ts';
import type { OfferName } from '#functions/store/keys.ts';
import { finishErasure } from './finish-erasure.ts';

/** All that is stored under the ids of these applicants, offers with their histories. The lock on names is read first. */
export async function loadPeople(
  store: Store,
  id: string,
  applicants: readonly string[],
): Promise<ErasureStanding> {
  const names = await readNames(store, id);
  const [{ season }, all, lists, erased, found] = await Promise.all([
    seasonNow(store, id),
    readOffers(store, id),
    readFactLists(store, id),
    readErased(store, id, applicants),
    mapConcurrently(applicants, (applicant) => readApplication(store, id, applicant)),
  ]);
  const offers = all.filter(({ applicant }) => applicants.includes(applicant.id));
  const histories = await mapConcurrently(offers, (offer) => readRecords(store, id, offer.id));
  const onLists = new Set(lists.flatMap(({ ids }) => ids));
  return {
    ...{ season, offers, histories: histories.flat(), erased, names },
    applications: found.filter((application) => application !== undefined),
    listed: applicants.filter((applicant) => onLists.has(applicant)),
  };
}

/**
 * Erases the applicants with these ids: first their offers, in one transaction that lists the rest, then as much of the rest as
 * `finish` does. The clockwork goes on with what is left of it (`due/sweep.ts`).
 */
export async function erasePeople(
  store: Store,
  season: string,
  applicants: readonly string[],
  context: DecisionContext,
  reason?: string,
  finish: (store: Store, erasure: Erasure, at: Instant) => Promise<unknown> = finishErasure,
) {
  const { verdict } = await attempt(
    store,
    season,
    () => loadPeople(store, season, applicants),
    (standing) => erase(standing, context, reason),
  );
  if (verdict.kind === 'decision') await finish(store, verdict.result, context.now);
  return verdict;
}

/** What is left of an offer that was removed by hand: the seats that it holds, and its history. */
export async function loadRemains(store: Store, { season: id, id: offer }: OfferName) {
  const names = await readNames(store, id);
  const [{ season }, seats, histories] = await Promise.all([
    seasonNow(store, id),
    readSeats(store, id),
    readRecords(store, id, offer),
  ]);
  const held: readonly Seat[] = seats.filter(({ takenBy }) => takenBy === offer);
  return { season, seats: held, histories, names };
}

/** Releases the seats of an offer that was removed by hand, and erases what its history says of the person. */
export async function eraseWhatIsLeft(store: Store, name: OfferName, context: DecisionContext) {
  const { verdict } = await attempt(
    store,
    name.season,
    () => loadRemains(store, name),
    (standing) => eraseRemains(standing, { offer: name.id, seats: standing.seats }, context),
  );
  if (verdict.kind === 'decision') await finishErasure(store, verdict.result, context.now);
  return verdict;
}
