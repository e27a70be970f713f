import type { Season } from '../../domain/season.ts';
import type { Store } from './client.ts';
import { readSeason } from './read.ts';

/** How long an applied season is remembered, in milliseconds. Seats are never remembered: they are read each time. */
const KEPT_FOR = 5_000;

type Held = { readonly season: Promise<Season>; readonly until: number };

const held = new WeakMap<Store, Map<string, Held>>();

/** The season as it was applied at most five seconds ago. Throws if none of that id was. */
export function heldSeason(store: Store, id: string): Promise<Season> {
  const seasons = held.get(store) ?? new Map<string, Held>();
  held.set(store, seasons);
  const known = seasons.get(id);
  if (known && performance.now() < known.until) return known.season;
  const season = fetchSeason(store, id);
  seasons.set(id, { season, until: performance.now() + KEPT_FOR });
  season.catch(() => seasons.delete(id));
  return season;
}

async function fetchSeason(store: Store, id: string): Promise<Season> {
  const found = await readSeason(store, id);
  if (!found) throw new Error(`season ${id} has not been applied`);
  return found.season;
}
