import type { FactStanding } from '#domain/facts/add-facts.ts';
import type { Store } from '#functions/store/client.ts';
import { readErased } from '#functions/store/items/erasure/tombstones.ts';
import { readNames } from '#functions/store/items/erasures.ts';
import { readFactLists } from '#functions/store/items/facts.ts';

/** What a list of facts about these people is decided on. The lock on names is read first. */
export async function loadFacts(store: Store, season: string, ids: readonly string[]): Promise<FactStanding> {
  const names = await readNames(store, season);
  const [lists, erased] = await Promise.all([readFactLists(store, season), readErased(store, season, ids)]);
  return { lists, erased, names };
}
