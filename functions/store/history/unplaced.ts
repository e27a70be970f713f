import * as z from 'zod/mini';
import type { RecordChange, Recorded, RecordedEvent } from '#domain/history/recorded-change.ts';
import type { Instant } from '#domain/values/time.ts';
import type { Store } from '#functions/store/client.ts';
import { readApplicationIds } from '#functions/store/items/erasure/removals.ts';
import { readOffersToShow } from '#functions/store/items/offers.ts';
import {
  applicationRecordsOf,
  erasurePrefix,
  factListsOf,
  importsOf,
  recordPrefix,
  recordsOf,
  seasonKey,
} from '#functions/store/keys.ts';
import { query } from '#functions/store/query.ts';
import { count, instantSchema } from '#functions/store/schemas.ts';

const item = z.object({
  sk: z.string(),
  event: z.exactOptional(z.string() as unknown as z.ZodMiniType<RecordedEvent>),
  at: z.exactOptional(instantSchema),
  changedAt: z.exactOptional(instantSchema),
  version: z.exactOptional(count),
  journal: z.exactOptional(z.string()),
});

/** A partition of histories, and what its items are. */
type Place = {
  readonly partition: string;
  readonly prefix?: string;
  readonly named: (id: string, version: number) => Recorded;
  /** Where the items do not say it themselves. */
  readonly event?: RecordedEvent;
};

/** The partitions in which the histories of a season are. */
export async function historiesOf(store: Store, season: string): Promise<readonly Place[]> {
  const [offers, applications] = await Promise.all([
    readOffersToShow(store, season),
    readApplicationIds(store, season),
  ]);
  return [
    { partition: recordsOf(season), prefix: recordPrefix, named: (id) => ({ of: 'season', id }) },
    { partition: importsOf(season), named: (id) => ({ of: 'import', id }), event: 'file-imported' },
    { partition: factListsOf(season), named: (id) => ({ of: 'facts', id }), event: 'facts-recorded' },
    {
      ...{ partition: seasonKey(season).pk, prefix: erasurePrefix, event: 'people-erased' },
      named: (id) => ({ of: 'erasure', id }),
    },
    ...offers.map(
      ({ id: offer }): Place => ({
        partition: recordsOf(season, offer),
        named: (id) => ({ of: 'offer', offer, id }),
      }),
    ),
    ...applications.map(
      (application): Place => ({
        partition: applicationRecordsOf(season, application),
        named: (_, version) => ({ of: 'application', application, version }),
      }),
    ),
  ];
}

/** What has no place in the record yet, because an earlier version wrote it. */
export async function readUnplaced(
  store: Store,
  { partition, prefix = '', named, event }: Place,
): Promise<readonly RecordChange[]> {
  const found = await query(store, partition, prefix, item);
  return found.flatMap((each): readonly RecordChange[] => {
    const [happened, at] = [event ?? each.event, timeOf(each)];
    if (each.journal !== undefined || !happened || !at) return [];
    return [{ kind: 'put-on-record', item: named(each.sk, each.version ?? 1), event: happened, at }];
  });
}

function timeOf({ at, changedAt }: z.output<typeof item>): Instant | undefined {
  return at ?? changedAt;
}
