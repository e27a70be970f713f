import type { Store } from '#functions/store/client.ts';
import { readOffers } from '#functions/store/offers.ts';
import { readSeats } from '#functions/store/seats.ts';
import { wantedStart } from './crowd-season.ts';
import type { Postgres } from './postgres.ts';

/** Who sits where when the dust has settled: for each booking in the books, the seat or the start that it holds. */
export type Settled = { readonly booked: number; readonly oversold: number };

/** As the table has it: bookings that do not hold the seat that they name, or share it, are oversold. */
export async function settledInTable(store: Store, season: string): Promise<Settled> {
  const [offers, seats] = await Promise.all([
    readOffers(store, season),
    readSeats(store, season, wantedStart),
  ]);
  const holders = new Map(seats.map((seat) => [`${seat.number}`, seat.takenBy]));
  const booked = offers.filter((offer) => offer.state === 'booked');
  const seated = booked.filter(({ id, booking }) => holders.get(`${booking?.seats[0].number}`) === id);
  const taken = seats.filter((seat) => seat.takenBy !== undefined).length;
  return { booked: taken, oversold: booked.length - seated.length + Math.max(0, taken - booked.length) };
}

/** As PostgreSQL has it. */
export async function settledInPostgres({ pool }: Postgres, season: string, seats: number): Promise<Settled> {
  const { rows } = await pool.query('SELECT count(*)::int AS booked FROM bookings WHERE season = $1', [
    season,
  ]);
  const booked: number = rows[0].booked;
  return { booked: Math.min(booked, seats), oversold: Math.max(0, booked - seats) };
}
