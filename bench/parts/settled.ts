import { wanted } from '#bench/lambda/season-file.ts';
import type { Stage } from '#bench/lambda/stage.ts';
import { type Item, itemsOf } from '#bench/lambda/twin.ts';

/** The holders of seats in the wanted start after the race, and the number whose seat is not theirs alone. */
export type Settled = { readonly holders: readonly string[]; readonly oversold: number };

export async function settledIn({ client, table }: Stage, season: string): Promise<Settled> {
  const offers = await itemsOf(client, table, `season#${season}#offers`);
  const seats = await itemsOf(client, table, `season#${season}#seats`);
  return settledOf(offers, seats);
}

/**
 * As the table has it. A booking without the seat that it names is oversold, and so is a seat whose occupant has no
 * booking of it.
 */
export function settledOf(offers: readonly Item[], seats: readonly Item[]): Settled {
  const start = `${wanted.on}#${wanted.start}#`;
  const taken = new Map(
    seats
      .filter(({ sk, takenBy }) => sk?.S?.startsWith(start) && takenBy)
      .map(({ sk, takenBy }) => [Number(sk?.S?.slice(start.length)), takenBy?.S ?? '']),
  );
  const booked = offers.filter(({ state }) => state?.S === 'booked').filter(isWanted);
  const holders = booked.filter((offer) => taken.get(seatNumber(offer)) === offer.id?.S);
  const seated = new Set(holders.map(seatNumber));
  const ghosts = [...taken.keys()].filter((number) => !seated.has(number));
  return {
    holders: holders.map(({ id }) => id?.S ?? ''),
    oversold: booked.length - holders.length + ghosts.length,
  };
}

function isWanted({ booking }: Item): boolean {
  const seat = booking?.M?.seats?.L?.[0]?.M;
  return seat?.on?.S === wanted.on && seat.start?.S === wanted.start;
}

function seatNumber({ booking }: Item): number {
  return Number(booking?.M?.seats?.L?.[0]?.M?.number?.N);
}
