import type { Outlook } from '#domain/capacity/outlook.ts';
import type { Change, ChangeRecord } from '#domain/contract.ts';
import type { OfferRecord } from '#domain/history/offer-record.ts';
import type { Offer } from '#domain/offers/offer.ts';
import { type Seat, type SeatKey, sameSeat, seatName } from '#domain/seats/seat.ts';

/** Everything of a season that changes, held in memory instead of the table. */
export type World = Outlook & { readonly records: readonly OfferRecord[] };

/** The world in which nothing has been invited. */
export function emptyWorld(seats: readonly Seat[], offers: readonly Offer[] = []): World {
  return { ledger: 0, offers, seats, records: [] };
}

/** Returns the world after the changes of one decision, under the conditions that `Change` states. Throws if one fails. */
export function afterChanges(world: World, changes: readonly Change[]): World {
  return changes.reduce(afterChange, world);
}

function afterChange(world: World, change: Change): World {
  switch (change.kind) {
    case 'take-seat':
      return withSeat(world, change.seat, (seat) => {
        demand(seat.takenBy === undefined, change);
        demand(String(seat.tracks) === String(change.tracks), change);
        demand((seat.fence ?? 0) <= (change.version ?? 0), change);
        return { ...seat, takenBy: change.offer };
      });
    case 'give-seat-back':
      return withSeat(world, change.seat, ({ takenBy, ...seat }) => {
        demand(takenBy === change.offer, change);
        return seat;
      });
    case 'put-offer': {
      const before = world.offers.find((each) => each.id === change.offer.id);
      demand(before?.version === change.replaces, change);
      const others = world.offers.filter((each) => each !== before);
      return { ...world, offers: [...others, change.offer] };
    }
    case 'raise-ledger':
      demand(world.ledger === change.from, change);
      return { ...world, ledger: change.from + 1 };
    case 'add-record':
      demand(!world.records.some((record) => record.id === change.record.id), change);
      return { ...world, records: [...world.records, ofOffer(change.record)] };
    default:
      throw new Error(`an answer to an offer does not ${change.kind}`);
  }
}

function ofOffer(record: ChangeRecord): OfferRecord {
  if (!('offer' in record)) throw new Error(`an answer to an offer is not ${record.event}`);
  return record;
}

function withSeat(world: World, key: SeatKey, change: (seat: Seat) => Seat): World {
  const found = world.seats.find((seat) => sameSeat(seat, key));
  if (!found) throw new Error(`there is no seat ${seatName(key)}`);
  return { ...world, seats: world.seats.map((seat) => (seat === found ? change(seat) : seat)) };
}

function demand(condition: boolean, change: Change): void {
  if (!condition) throw new Error(`the condition of ${JSON.stringify(change)} does not hold`);
}
