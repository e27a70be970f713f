import type { Outlook } from '#domain/capacity/outlook.ts';
import type { Change, ChangeRecord } from '#domain/contract.ts';
import type { Season } from '#domain/season/season.ts';
import type { Applied } from '#domain/season/season-document.ts';
import { labelOf, type Seat, type SeatKey, seatName } from '#domain/seats/seat.ts';

/** The items of a season: its document, its seats, and the offers that depend on them. */
export type SeasonWorld = Outlook & {
  readonly applied: Applied | undefined;
  readonly records: readonly ChangeRecord[];
};

/** The world after the changes of one batch, under the conditions that `Change` states. Throws where one fails. */
export function afterBatch(world: SeasonWorld, changes: readonly Change[]): SeasonWorld {
  return changes.reduce(afterChange, world);
}

/** How many seats of each start have which label, as `{ '2030-11-19 morning: one two': 3 }`. */
export function seatCounts(seats: readonly Seat[]): Record<string, number> {
  return counted(seats.map((seat) => [`${seat.on} ${seat.start}: ${labelOf(seat)}`, 1]));
}

/** The same for the fields of the season. */
export function statedCounts(season: Season): Record<string, number> {
  return counted(
    season.days.flatMap(({ on, starts }) =>
      starts.flatMap(({ name, groups }) =>
        groups.map((group) => [`${on} ${name}: ${[...group.for].sort().join(' ')}`, group.seats] as const),
      ),
    ),
  );
}

function counted(entries: readonly (readonly [string, number])[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const [name, more] of entries) counts[name] = (counts[name] ?? 0) + more;
  return counts;
}

function afterChange(world: SeasonWorld, change: Change): SeasonWorld {
  switch (change.kind) {
    case 'add-seat':
      demand(!seatAt(world, change.seat), change);
      return { ...world, seats: [...world.seats, change.seat] };
    case 'remove-seat': {
      const seat = seatAt(world, change.seat);
      demand(seat && seat.takenBy === change.takenBy, change);
      return { ...world, seats: world.seats.filter((each) => each !== seat) };
    }
    case 'relabel-seat': {
      const seat = seatAt(world, change.seat);
      demand(seat && seat.takenBy === change.takenBy && String(seat.tracks) === String(change.from), change);
      const relabeled = { ...(seat as Seat), tracks: change.to };
      return { ...world, seats: world.seats.map((each) => (each === seat ? relabeled : each)) };
    }
    case 'raise-ledger':
      demand(world.ledger === change.from, change);
      return { ...world, ledger: change.from + 1 };
    case 'put-season':
      demand(world.applied?.version === change.replaces, change);
      return { ...world, applied: appliedBy(change) };
    case 'fence-seat': {
      const seat = seatAt(world, change.seat);
      demand(seat && (seat.fence ?? 0) < change.fence, change);
      const fenced = { ...(seat as Seat), fence: change.fence };
      return { ...world, seats: world.seats.map((each) => (each === seat ? fenced : each)) };
    }
    case 'give-seat-back': {
      const seat = seatAt(world, change.seat);
      demand(seat && seat.takenBy === change.offer, change);
      const { takenBy: _, ...free } = seat as Seat;
      return { ...world, seats: world.seats.map((each) => (each === seat ? free : each)) };
    }
    case 'put-offer': {
      const offer = world.offers.find(({ id }) => id === change.offer.id);
      demand(offer?.version === change.replaces, change);
      return { ...world, offers: world.offers.map((each) => (each === offer ? change.offer : each)) };
    }
    case 'add-record':
      return { ...world, records: [...world.records, change.record] };
    default:
      throw new Error(`applying a season does not ${change.kind}`);
  }
}

function appliedBy({ season, version, fence, changing }: Extract<Change, { kind: 'put-season' }>): Applied {
  return {
    season,
    version,
    ...(fence === undefined ? {} : { fence }),
    ...(changing ? { changing } : {}),
  };
}

function seatAt(world: SeasonWorld, key: SeatKey): Seat | undefined {
  return world.seats.find((seat) => seatName(seat) === seatName(key));
}

function demand(condition: boolean | undefined, change: Change): void {
  if (!condition) throw new Error(`the condition of ${JSON.stringify(change)} does not hold`);
}
