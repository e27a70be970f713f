import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import type { Who } from '#domain/decisions/change-record.ts';
import type { RecordedEvent } from '#domain/history/recorded-change.ts';
import type { Store } from '#functions/store/client.ts';
import type { Key } from '#functions/store/keys.ts';
import { who } from '#functions/store/record-items/frame.ts';
import { table } from '#functions/store/table.ts';

/** What the journal itself holds of a change: enough to filter by, and to read the rest. */
export type JournalEntry = Key & {
  readonly event: RecordedEvent;
  /** Its place: every older one sorts before it. */
  readonly place: string;
};

export type JournalFilter = {
  /** Times and places are texts that sort alike. */
  readonly from?: string;
  readonly before?: string;
  readonly events?: readonly RecordedEvent[];
  readonly by?: { readonly kind: Who['kind']; readonly name?: string };
};

/** `next` is where older changes go on, if some may be left. */
export type JournalPage = { readonly entries: readonly JournalEntry[]; readonly next?: string };

const entryItem = z.object({
  pk: z.string(),
  sk: z.string(),
  event: z.string() as unknown as z.ZodMiniType<RecordedEvent>,
  who: z.exactOptional(who),
  journalAt: z.string(),
});

/** So many entries a filter looks through for one page: less than 100 units. */
const LOOKED_AT = 2_000;

/**
 * The newest `size` changes that fit the filter, in one request. A filter that few changes fit looks at 2,000 entries and
 * then says where it stopped, so the cost of a page is bounded. The index trails the table by a moment.
 */
export async function readJournal(
  store: Store,
  part: string,
  size: number,
  filter: JournalFilter,
): Promise<JournalPage> {
  const filters = expressionOf(filter);
  const { name, partitionKey, sortKey } = table.journalIndex;
  const { Items = [], LastEvaluatedKey } = await store.client.send(
    new QueryCommand({
      TableName: store.table,
      IndexName: name,
      ScanIndexForward: false,
      Limit: filters.expression === undefined ? size : LOOKED_AT,
      KeyConditionExpression: '#part = :part AND #place BETWEEN :from AND :before',
      ...(filters.expression === undefined ? {} : { FilterExpression: filters.expression }),
      ExpressionAttributeNames: { '#part': partitionKey, '#place': sortKey, ...filters.names },
      ExpressionAttributeValues: {
        ':part': part,
        ':from': filter.from ?? '0',
        ':before': justBefore(filter.before ?? '9'),
        ...filters.values,
      },
    }),
  );
  const found = Items.map((item) => entryItem.parse(item));
  const entries = found
    .slice(0, size)
    .map(({ pk, sk, event, journalAt }) => ({ pk, sk, event, place: journalAt }));
  const last: unknown = LastEvaluatedKey?.[sortKey];
  const next = found.length > size || (last && entries.length === size) ? entries.at(-1)?.place : last;
  return { entries, ...(typeof next === 'string' ? { next } : {}) };
}

/** BETWEEN includes its ends: the greatest text that a place before this one can be. */
function justBefore(place: string): string {
  const end = place.length - 1;
  return `${place.slice(0, end)}${String.fromCharCode(place.charCodeAt(end) - 1)}\uffff`;
}

function expressionOf({ events, by }: JournalFilter) {
  const kinds = (events ?? []).map((event, index) => [`:e${index}`, event] as const);
  const parts = [
    ...(events ? [`#event IN (${kinds.map(([name]) => name).join(', ')})`] : []),
    ...(by ? ['#who.#kind = :kind'] : []),
    ...(by?.name === undefined ? [] : ['#who.#name = :name']),
  ];
  return {
    ...(parts.length > 0 ? { expression: parts.join(' AND ') } : {}),
    names: {
      ...(events ? { '#event': 'event' } : {}),
      ...(by ? { '#who': 'who', '#kind': 'kind' } : {}),
      ...(by?.name === undefined ? {} : { '#name': 'name' }),
    },
    values: {
      ...Object.fromEntries(kinds),
      ...(by ? { ':kind': by.kind } : {}),
      ...(by?.name === undefined ? {} : { ':name': by.name }),
    },
  };
}
