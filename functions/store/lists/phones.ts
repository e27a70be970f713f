import * as z from 'zod/mini';
import type { Store } from '#functions/store/client.ts';
import { applicationKey } from '#functions/store/keys.ts';
import { get } from '#functions/store/query.ts';

const withPhone = z.object({ values: z.object({ phone: z.exactOptional(z.string()) }) });

/**
 * The phone numbers in the applications of a few people, by AAMC ID; an application without one, or nobody's, is left out. All are read
 * at once, eventually consistent, because they are only shown: for the people of one day, of whom there are some dozens.
 */
export async function readPhones(
  store: Store,
  season: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const found = await Promise.all(
    ids.map(async (id) => {
      const item = await get(store, applicationKey(season, id), withPhone, { consistent: false });
      return [id, item?.values.phone ?? ''] as const;
    }),
  );
  return new Map(found.filter(([, phone]) => phone !== ''));
}
