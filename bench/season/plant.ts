import type { Change } from '#domain/contract.ts';
import type { Offer } from '#domain/offers/offer.ts';
import type { Store } from '#functions/store/client.ts';
import { commit } from '#functions/store/commit.ts';
import { seatsOf } from '#test/support/builders/sample-season.ts';
import type { Crowd } from './quiet-season.ts';

/** DynamoDB's limit for the items of one transaction, and how many of them are under way at once. */
const ITEMS = 100;
const AT_ONCE = 4;

/** Writes the season, its seats, and its offers with their records, as applying and inviting would; nothing is to be mailed. */
export async function plant(store: Store, { season, offers }: Crowd): Promise<void> {
  const changes: Change[] = [
    { kind: 'put-season', season, version: 1 },
    { kind: 'raise-ledger', from: 0 },
    ...seatsOf(season).map((seat): Change => ({ kind: 'add-seat', seat })),
    ...offers.flatMap(invited),
  ];
  const from = Array.from(
    { length: Math.ceil(changes.length / ITEMS) },
    (_, index) => index * ITEMS,
  ).values();
  const worker = async () => {
    for (const first of from) {
      await commit(store, season.id, changes.slice(first, first + ITEMS), `${season.id}-${first}`.slice(-36));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

function invited(offer: Offer): readonly Change[] {
  const record = {
    id: `record_${offer.id.slice(6)}`,
    season: offer.season,
    offer: offer.id,
    at: offer.opensAt,
    who: { kind: 'program', name: 'Sample Coordinator' },
    event: 'invited',
    version: 1,
    notices: [],
  } as const;
  return [
    { kind: 'put-offer', offer },
    { kind: 'add-record', record },
  ];
}
