import { setTimeout as sleep } from 'node:timers/promises';
import { TransactGetCommand } from '@aws-sdk/lib-dynamodb';
import type { Offer } from '#domain/offers/offer.ts';
import type { Season } from '#domain/season/season.ts';
import { seatName } from '#domain/seats/seat.ts';
import type { Store } from '#functions/store/client.ts';
import { offerItem, readOffer, readOffers } from '#functions/store/items/offers.ts';
import { readSeats, seatItem } from '#functions/store/items/seats.ts';
import { offerKey, seatKey } from '#functions/store/keys.ts';
import { oneOf } from '#test/support/checks/seeded.ts';
import type { Gate } from '#test/support/faults/transaction-gate.ts';
import { contradictions } from '#test/support/models/contradictions.ts';

/** What watching has found so far. `stop` ends it and waits for its last read. */
export type Watch = {
  readonly reads: { whole: number; single: number };
  readonly wrong: string[];
  stop(): Promise<void>;
};

/**
 * Reads while others write, and checks each read: all offers and seats as of one moment (transactions wait meanwhile),
 * and single offers with their seats in one transaction, for which nobody waits.
 */
export function watch(store: Store, season: Season, gate: Gate, random: () => number): Watch {
  const reads = { whole: 0, single: 0 };
  const wrong: string[] = [];
  let isOver = false;
  const wholes = async () => {
    while (!isOver) {
      const [offers, seats] = await gate.hold(() =>
        Promise.all([readOffers(store, season.id), readSeats(store, season.id)]),
      );
      wrong.push(...contradictions(season, { offers, seats }));
      reads.whole += 1;
      await sleep(200);
    }
  };
  const singles = async () => {
    const known = await readOffers(store, season.id);
    while (!isOver && known.length > 0) {
      wrong.push(...(await halves(store, season.id, oneOf(random, known))));
      reads.single += 1;
      await sleep(15);
    }
  };
  const watching = Promise.all([wholes(), singles()]);
  watching.catch(() => undefined);
  return {
    reads,
    wrong,
    async stop() {
      isOver = true;
      await watching;
    },
  };
}

/** The contradictions between one offer and the seats of its booking, read in one transaction. */
async function halves(store: Store, season: string, { id }: Offer): Promise<string[]> {
  const seen = (await readOffer(store, season, id))?.booking?.seats ?? [];
  const keys = [offerKey(season, id), ...seen.map((seat) => seatKey(season, seat))];
  const { Responses = [] } = await store.client.send(
    new TransactGetCommand({ TransactItems: keys.map((Key) => ({ Get: { TableName: store.table, Key } })) }),
  );
  const offer = offerItem.parse(Responses[0]?.Item);
  const named = (offer.booking?.seats ?? []).map(seatName);
  return Responses.slice(1).flatMap(({ Item }) => {
    const seat = seatItem.parse(Item);
    const name = seatName(seat);
    return named.includes(name) === (seat.takenBy === id) ? [] : [`halved: ${id} and ${name} do not agree`];
  });
}
