import * as z from 'zod/mini';
import type { TombstoneChange } from '#domain/erasure/erasure-record.ts';
import type { Instant } from '#domain/values/time.ts';
import type { Store } from '#functions/store/client.ts';
import { tombstoneKey, tombstonesOf } from '#functions/store/keys.ts';
import { query } from '#functions/store/query.ts';
import { instantSchema } from '#functions/store/schemas.ts';
import { put, type Writes } from '#functions/store/write.ts';

const tombstoneItem = z.object({ sk: z.string(), at: instantSchema });

export const tombstoneWrites: Writes<TombstoneChange> = {
  'add-tombstone': (season, { person, at }) =>
    put({ ...tombstoneKey(season, person), kind: 'tombstone', at }),
  'remove-tombstone': (season, { person }) => ({
    kind: 'delete',
    key: tombstoneKey(season, person),
    condition: 'is-there',
  }),
};

/** Tells when a person was erased from the season; nothing of everybody else. */
export async function readWhoIsErased(
  store: Store,
  season: string,
): Promise<(person: string) => Instant | undefined> {
  const found = await query(store, tombstonesOf(season), '', tombstoneItem);
  if (found.length === 0) return () => undefined;
  const marks = new Map(found.map(({ sk, at }) => [sk, at]));
  return (person) => marks.get(tombstoneKey(season, person).sk);
}

/** Those of `people` who were erased from the season, and when. */
export async function readErased(
  store: Store,
  season: string,
  people: readonly string[],
): Promise<ReadonlyMap<string, Instant>> {
  const erasedAt = await readWhoIsErased(store, season);
  return new Map(
    people.flatMap((person) => {
      const at = erasedAt(person);
      return at === undefined ? [] : [[person, at] as const];
    }),
  );
}
