import * as z from 'zod/mini';
import type { Erasure, ErasureChange, RemoveSelfIdentification } from '#domain/erasure/erasure-record.ts';
import type { Store } from '#functions/store/client.ts';
import { journalAttributes } from '#functions/store/history/journal-attributes.ts';
import { erasureKey, erasurePrefix, namesKey, recordKey, seasonKey } from '#functions/store/keys.ts';
import { get, query } from '#functions/store/query.ts';
import { who } from '#functions/store/record-items/frame.ts';
import { count, instantSchema } from '#functions/store/schemas.ts';
import { table } from '#functions/store/table.ts';
import { inPlaceOf, put, type Writes } from '#functions/store/write.ts';
import { dueAttributes } from './due.ts';
import { redact, removalWrites } from './erasure/removals.ts';
import { tombstoneWrites } from './erasure/tombstones.ts';

/** An erasure as stored. One that is settled has neither people nor terms anymore. */
const erasureItem = z.object({
  id: z.string(),
  season: z.string(),
  at: instantSchema,
  offers: z.array(z.string()),
  people: z.exactOptional(z.array(z.string())),
  terms: z.exactOptional(z.array(z.string())),
  who: z.exactOptional(who),
  number: z.exactOptional(count),
  reason: z.exactOptional(z.string()),
}) satisfies z.ZodMiniType<StoredErasure>;

type StoredErasure = Omit<Erasure, 'people' | 'terms'> & Partial<Pick<Erasure, 'people' | 'terms'>>;

const namesItem = z.object({ version: count });

export const erasureWrites: Writes<Exclude<ErasureChange, RemoveSelfIdentification>> = {
  'put-erasure': (season, { erasure }) =>
    put({
      ...erasureKey(season, erasure.id),
      ...{ kind: 'erasure', ...erasure },
      ...dueAttributes({ kind: 'erasure', at: erasure.at }),
      ...journalAttributes(season, 'people-erased', erasure.at, erasure.id),
    }),
  'settle-erasure': (season, { erasure }) => ({
    kind: 'update',
    key: erasureKey(season, erasure),
    set: 'REMOVE #people, #terms, #due, #dueAt',
    condition: 'is-under-way',
    names: { due: table.dueIndex.partitionKey, dueAt: table.dueIndex.sortKey },
  }),
  'raise-names': (season, { from }) =>
    put({ ...namesKey(season), kind: 'names', version: from + 1 }, inPlaceOf(from === 0 ? undefined : from)),
  'check-names': (season, { from }) => ({
    ...{ kind: 'check', key: namesKey(season) },
    ...inPlaceOf(from === 0 ? undefined : from),
  }),
  'redact-record': (_season, { record, redactions }) => redact(recordKey(record), redactions),
  ...tombstoneWrites,
  ...removalWrites,
};

/** The erasure of that id if it is under way. */
export async function readErasure(store: Store, season: string, id: string): Promise<Erasure | undefined> {
  const found = await get(store, erasureKey(season, id), erasureItem);
  return found && underWay(found)[0];
}

/** The erasures of a season that are under way. */
export async function readErasures(store: Store, season: string): Promise<readonly Erasure[]> {
  const { pk } = seasonKey(season);
  return (await query(store, pk, erasurePrefix, erasureItem)).flatMap(underWay);
}

function underWay({ people = [], terms, ...erasure }: StoredErasure): Erasure[] {
  return terms ? [{ ...erasure, people, terms }] : [];
}

/** How often the lock on names was raised. */
export async function readNames(store: Store, season: string): Promise<number> {
  return (await get(store, namesKey(season), namesItem))?.version ?? 0;
}
