import type { Applied } from '#domain/season/season-document.ts';
import { fenceOf, type Seat } from '#domain/seats/seat.ts';
import type { Store } from './client.ts';
import { NotFound } from './not-found.ts';
import { kept } from './refresh-ahead-cache.ts';
import { readSeason } from './seasons.ts';

const seasons = kept(5_000, seasonNow);

/** The season as it was applied at most five seconds ago. Throws `NotFound` if none of that id was. */
export const heldSeason = seasons.get;

/** The season as it is applied now. Throws `NotFound` if none of that id was. */
export async function seasonNow(store: Store, id: string): Promise<Applied> {
  const found = await readSeason(store, id);
  if (!found) throw new NotFound(`season ${id} has not been applied`);
  return found;
}

/** The season on which these seats may be taken: `held`, unless their fence tells that a newer one stands. */
export async function seasonFor(store: Store, held: Applied, seats: readonly Seat[]): Promise<Applied> {
  if (seats.every((seat) => fenceOf(seat) <= held.version)) return held;
  seasons.forget(store, held.season.id);
  return heldSeason(store, held.season.id);
}
