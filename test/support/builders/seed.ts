import { randomUUID } from 'node:crypto';
import type { Change } from '#domain/contract.ts';
import { type Invitation, releaseOffers } from '#domain/invitations/release-offers.ts';
import type { Offer } from '#domain/offers/offer.ts';
import type { Season } from '#domain/season/season.ts';
import type { Seat } from '#domain/seats/seat.ts';
import type { CalendarDay, Instant } from '#domain/values/time.ts';
import { attempt } from '#functions/store/attempt.ts';
import { openStore, type Store } from '#functions/store/client.ts';
import { commit } from '#functions/store/commit.ts';
import { readOffers } from '#functions/store/items/offers.ts';
import { readOutlook } from '#functions/store/items/outlook.ts';
import { databaseAccess, freshTable } from '#test/support/hosts/database.ts';
import { seatsOf } from './sample-season.ts';
import { invitedAt, offerOf } from './season.ts';

/** A transaction takes 100 items; an invitation is two, beside the ledger. */
const MOST_CHANGES = 100;
const MOST_INVITATIONS = 49;

/** A table of one's own that holds the season and its seats. */
export async function seedSeason(season: Season, seats?: readonly Seat[]): Promise<Store> {
  const { tableName } = await freshTable();
  const store = openStore(tableName, databaseAccess());
  await putSeason(store, season, seats);
  return store;
}

/** Puts the season and its seats into a table, where others may be already; with a `fence`, as if changed since. */
export async function putSeason(
  store: Store,
  season: Season,
  seats: readonly Seat[] = seatsOf(season),
  fence?: number,
): Promise<void> {
  const fenced = fence === undefined ? {} : { fence };
  const changes: Change[] = [
    { kind: 'put-season', season, version: fence ?? 1, ...fenced },
    ...seats.map((seat): Change => ({ kind: 'add-seat', seat: { ...seat, ...fenced } })),
  ];
  for (const some of inChunks(changes, MOST_CHANGES)) await commit(store, season.id, some, randomUUID());
}

/** Stores applicants 10000001 and on who are booked for a categorical morning of the winter season, one for each number. */
export async function putBooked(store: Store, season: Season, numbers: readonly number[]): Promise<void> {
  const changes = numbers.map((number): Change => {
    const seats = [{ on: '2030-11-19' as CalendarDay, start: 'morning' as const, number }] as const;
    const offer = offerOf('categorical', `offer_${number}`, {
      applicant: { id: `1000000${number}`, name: `Sample ${number}`, email: `${number}@example.org` },
      ...{ state: 'booked', sequence: 0, booking: { option: '2030-11-19', seats } },
    });
    return { kind: 'put-offer', offer };
  });
  await commit(store, season.id, changes, randomUUID());
}

/** Releases offers as the program would, and returns every offer. Throws if they do not fit. */
export async function invite(
  store: Store,
  season: Season,
  invitations: readonly Invitation[],
  now: Instant = invitedAt,
): Promise<readonly Offer[]> {
  const context = { now, recordId: 'none', who: { kind: 'program', name: 'Sample Coordinator' } } as const;
  for (const some of inChunks(invitations, MOST_INVITATIONS)) {
    const { verdict } = await attempt(
      store,
      season.id,
      () => readOutlook(store, season.id),
      (outlook) => releaseOffers(season, outlook, some, context),
    );
    if (verdict.kind === 'refusal') throw new Error(`not released: ${JSON.stringify(verdict)}`);
  }
  return readOffers(store, season.id);
}

function inChunks<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, index) =>
    all.slice(index * size, (index + 1) * size),
  );
}
