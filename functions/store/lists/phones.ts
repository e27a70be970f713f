import * as z from 'zod/mini';
import type { Store } from '#functions/store/client.ts';
import { readValuesOf } from './values-of.ts';

const withPhone = z.object({ values: z.object({ phone: z.exactOptional(z.string()) }) });

/** The phone numbers in the applications of a few people, by AAMC ID; an application without one, or nobody's, is left out. */
export async function readPhones(
  store: Store,
  season: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const found = await readValuesOf(store, season, ids, withPhone);
  return new Map([...found].flatMap(([id, { phone = '' }]) => (phone === '' ? [] : [[id, phone] as const])));
}
