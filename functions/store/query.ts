import { GetCommand, paginateQuery, QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { memoizeByObject } from '#domain/memoize.ts';
import type { Store } from './client.ts';
import type { Key } from './keys.ts';
import { table } from './table.ts';

/** Reads one item. A key that the table cannot have, as one from an address or a form may be, has none. */
export async function get<T extends z.ZodMiniType>(
  store: Store,
  key: Key,
  schema: T,
  { consistent = true }: { readonly consistent?: boolean } = {},
): Promise<z.output<T> | undefined> {
  if (!isPossible(key)) return undefined;
  const { Item } = await store.client.send(
    new GetCommand({ TableName: store.table, Key: key, ConsistentRead: consistent }),
  );
  return Item && schema.parse(Item);
}

/** DynamoDB takes 1 to 1,024 bytes for a sort key. */
function isPossible({ sk }: Key): boolean {
  return sk !== '' && Buffer.byteLength(sk) <= 1_024;
}

/** What the sort keys begin with, or from where to where they go; everything, if that is nothing. */
type Range = string | { readonly from: string; readonly to: string };

type Shaped = { readonly shape: object };

/** The shape of an item, or of items that their discriminator tells apart. */
type ItemShape = Shaped | { readonly def: { readonly options: readonly Shaped[] } };

/** What is only shown may be a moment old, and then costs half. */
type Consistency = { readonly consistent?: boolean };

/** Asks for the attributes that the schema knows, and no others: less to send, and to make objects of. */
export async function query<T extends z.ZodMiniType>(
  store: Store,
  partition: string,
  range: Range,
  schema: T & ItemShape,
  consistency: Consistency = {},
): Promise<z.output<T>[]> {
  const found: z.output<T>[] = [];
  for await (const answer of queryAnswers(store, partition, range, schema, consistency))
    found.push(...answer);
  return found;
}

/** The same items by the answers of the table, each of 1 MB at most, so that they need not all be in memory. */
export async function* queryAnswers<T extends z.ZodMiniType>(
  store: Store,
  partition: string,
  range: Range,
  schema: T & ItemShape,
  { consistent = true }: Consistency = {},
): AsyncGenerator<z.output<T>[]> {
  const { condition, values } = conditionOf(range);
  const { asked, names } = attributesOf(schema);
  const pages = paginateQuery(
    { client: store.client },
    {
      TableName: store.table,
      ConsistentRead: consistent,
      KeyConditionExpression: `#pk = :pk${condition}`,
      ProjectionExpression: asked,
      ExpressionAttributeNames: {
        ...names,
        '#pk': table.partitionKey,
        ...(condition ? { '#sk': table.sortKey } : {}),
      },
      ExpressionAttributeValues: { ':pk': partition, ...values },
    },
  );
  for await (const { Items = [] } of pages) yield Items.map((item) => z.parse<T>(schema, item));
}

/** The first `size` items of a partition after the sort key `after`: one request, eventually consistent. */
export async function queryPage<T extends z.ZodMiniType>(
  store: Store,
  partition: string,
  size: number,
  after: string | undefined,
  schema: T,
): Promise<z.output<T>[]> {
  const { Items = [] } = await store.client.send(
    new QueryCommand({
      TableName: store.table,
      KeyConditionExpression: '#pk = :pk',
      ExpressionAttributeNames: { '#pk': table.partitionKey },
      ExpressionAttributeValues: { ':pk': partition },
      Limit: size,
      ...(after === undefined
        ? {}
        : { ExclusiveStartKey: { [table.partitionKey]: partition, [table.sortKey]: after } }),
    }),
  );
  return Items.map((item) => z.parse<T>(schema, item));
}

/** The attributes that a schema knows, as an expression and the names in it. */
const attributesOf = memoizeByObject((schema: ItemShape) => {
  const shapes = 'shape' in schema ? [schema.shape] : schema.def.options.map((each) => each.shape);
  const all = new Set(shapes.flatMap((shape) => Object.keys(shape)));
  const names = [...all].map((name) => [`#${name}`, name] as const);
  return { asked: names.map(([word]) => word).join(', '), names: Object.fromEntries(names) };
});

function conditionOf(range: Range): { readonly condition: string; readonly values: Record<string, string> } {
  if (range === '') return { condition: '', values: {} };
  if (typeof range === 'string')
    return { condition: ' AND begins_with(#sk, :prefix)', values: { ':prefix': range } };
  return { condition: ' AND #sk BETWEEN :from AND :to', values: { ':from': range.from, ':to': range.to } };
}
