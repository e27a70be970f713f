import type { Applied } from '#domain/season/season-document.ts';
import { fenceOf, type Seat } from '#domain/seats/seat.ts';
import { promiseCache } from '#functions/runtime/promise-cache.ts';
import type { Store } from '#functions/store/client.ts';
import { NotFound } from '#functions/store/not-found.ts';
import { readSeason } from './seasons.ts';

/** A season changes rarely, and a stale one is found by the fence of the seats (docs/decisions/0023). */
const seasons = promiseCache(5_000, seasonNow);

/** The season as it was applied at most five seconds ago. Throws `NotFound` if none of that id was. */
export const cachedSeason = seasons.get;

/** The season as it is applied now. Throws `NotFound` if none of that id was. */
export async function seasonNow(store: Store, id: string): Promise<Applied> {
  const found = await readSeason(store, id);
  if (!found) throw new NotFound(`season ${id} has not been applied`);
  return found;
}

/** The season on which these seats may be taken: `cached`, unless their fence tells that a newer one stands. */
export async function seasonFor(store: Store, cached: Applied, seats: readonly Seat[]): Promise<Applied> {
  if (seats.every((seat) => fenceOf(seat) <= cached.version)) return cached;
  seasons.forget(store, cached.season.id);
  return cachedSeason(store, cached.season.id);
}
