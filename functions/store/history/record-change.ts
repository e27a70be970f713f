import type { RecordChange, Recorded } from '#domain/history/recorded-change.ts';
import {
  applicationRecordKey,
  erasureKey,
  factListsOf,
  importsOf,
  type Key,
  recordKey,
} from '#functions/store/keys.ts';
import { table } from '#functions/store/table.ts';
import type { Writes } from '#functions/store/write.ts';
import { journalAttributes } from './journal-attributes.ts';

export const recordedWrites: Writes<RecordChange> = {
  'put-on-record': (season, { item, event, at }) => {
    const { partitionKey, sortKey } = table.journalIndex;
    const placed = journalAttributes(season, event, at, placeName(item));
    return {
      kind: 'update',
      key: keyOf(season, item),
      set: 'SET #event = :event, #part = :part, #place = :place',
      condition: 'is-there',
      names: { part: partitionKey, place: sortKey },
      values: { event, part: placed[partitionKey], place: placed[sortKey] },
    };
  },
};

/** What tells changes of one moment apart. */
export function placeName(item: Recorded): string {
  return item.of === 'application' ? `${item.application}.${item.version}` : item.id;
}

function keyOf(season: string, item: Recorded): Key {
  switch (item.of) {
    case 'offer':
      return recordKey({ season, offer: item.offer, id: item.id });
    case 'season':
      return recordKey({ season, id: item.id });
    case 'application':
      return applicationRecordKey(season, item.application, item.version);
    case 'import':
      return { pk: importsOf(season), sk: item.id };
    case 'facts':
      return { pk: factListsOf(season), sk: item.id };
    case 'erasure':
      return erasureKey(season, item.id);
    default:
      throw new Error(`no key for ${item satisfies never}`);
  }
}
