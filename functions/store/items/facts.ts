import * as z from 'zod/mini';
import type { FactChange, FactList } from '#domain/facts/fact-list.ts';
import type { Store } from '#functions/store/client.ts';
import { journalAttributes } from '#functions/store/history/journal-attributes.ts';
import { factListsOf } from '#functions/store/keys.ts';
import { query } from '#functions/store/query.ts';
import { who } from '#functions/store/record-items/frame.ts';
import { count, day, instantSchema } from '#functions/store/schemas.ts';
import { put, type Writes } from '#functions/store/write.ts';

export const factListItem = z.object({
  id: z.string(),
  season: z.string(),
  fact: z.string(),
  drawnOn: day,
  isComplete: z.boolean(),
  ids: z.array(z.string()),
  erased: z.exactOptional(count),
  source: z.string(),
  who,
  at: instantSchema,
}) satisfies z.ZodMiniType<FactList>;

export const factWrites: Writes<FactChange> = {
  'add-fact-list': (season, { list }) =>
    put({
      ...{ pk: factListsOf(season), sk: list.id, kind: 'fact-list', ...list },
      ...journalAttributes(season, 'facts-recorded', list.at, list.id),
    }),
};

/** Every list of facts of the season, in the order in which they were given. */
export async function readFactLists(store: Store, season: string): Promise<readonly FactList[]> {
  return query(store, factListsOf(season), '', factListItem);
}

/** The same as it was a moment ago, for half the cost. */
export async function readFactListsToShow(store: Store, season: string): Promise<readonly FactList[]> {
  return query(store, factListsOf(season), '', factListItem, { consistent: false });
}
