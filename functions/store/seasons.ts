import type { Season } from '../../domain/season.ts';
import type { Store } from './client.ts';
import { kept } from './kept.ts';
import { NotStored } from './not-stored.ts';
import { readSeason } from './read.ts';

/** The season as it was applied at most five seconds ago. Throws `NotStored` if none of that id was. */
export const heldSeason = kept(5_000, fetchSeason).get;

async function fetchSeason(store: Store, id: string): Promise<Season> {
  const found = await readSeason(store, id);
  if (!found) throw new NotStored(`season ${id} has not been applied`);
  return found.season;
}
