import type * as z from 'zod/mini';
import type { Store } from '#functions/store/client.ts';
import { applicationKey } from '#functions/store/keys.ts';
import { get } from '#functions/store/query.ts';

/**
 * Some values of the applications of a few people, by AAMC ID; nobody without an application is in it. All are read at once,
 * eventually consistent, because they are only shown: for the people of one day, of whom there are some dozens.
 */
export async function readValuesOf<V>(
  store: Store,
  season: string,
  ids: readonly string[],
  item: z.ZodMiniType<{ readonly values: V }>,
): Promise<ReadonlyMap<string, V>> {
  const found = await Promise.all(
    [...new Set(ids)].map(async (id) => {
      const read = await get(store, applicationKey(season, id), item, { consistent: false });
      return read ? [[id, read.values] as const] : [];
    }),
  );
  return new Map(found.flat());
}
