import {
  type DynamoDBClient,
  GetItemCommand,
  QueryCommand,
  type QueryCommandInput,
} from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { table, tableIndexes } from '#functions/store/table.ts';
import { putBetween, type SdkClient } from '#test/support/faults/sdk-middleware.ts';
import { itemSize, type StoredItem } from './item-size.ts';

/** The use since the meter began to count, in DynamoDB's units, and the number of requests of each kind. */
export type Meter = {
  /** Writes to the table: two units for each kilobyte of each item of a transaction. */
  writeUnits: number;
  /** Writes to the indexes, which are not part of the transaction: one unit for each entry put or taken away. */
  indexUnits: number;
  readUnits: number;
  readonly requests: Record<string, number>;
};

/** A request as it is sent, and its reply: values as DynamoDB's own, or plain as the document client has them. */
export type Sent = {
  readonly ConsistentRead?: boolean;
  readonly ProjectionExpression?: string;
  readonly KeyConditionExpression?: string;
  readonly ExpressionAttributeNames?: Readonly<Record<string, string>>;
  readonly TransactItems?: readonly { readonly [kind: string]: WriteOf }[];
  readonly RequestItems?: Readonly<
    Record<string, { readonly ConsistentRead?: boolean; readonly Keys?: readonly StoredItem[] }>
  >;
};
type WriteOf = { readonly TableName: string; readonly Key?: StoredItem; readonly Item?: StoredItem };
export type Found = {
  readonly Item?: StoredItem;
  readonly Items?: readonly StoredItem[];
  readonly Responses?: readonly Found[] | Readonly<Record<string, readonly StoredItem[]>>;
};

export function newMeter(): Meter {
  return { writeUnits: 0, indexUnits: 0, readUnits: 0, requests: {} };
}

/**
 * Counts the units that a client uses, from the sizes of the items: DynamoDB Local's own figures for transactions are wrong. A
 * transaction that fails is not counted. `aside` is another client of the same table; through it the meter looks at items
 * before and after each write, so it measures units and not time.
 */
export function meter(client: SdkClient, aside: DynamoDBClient): Meter {
  const used = newMeter();
  putBetween(client, 'meter', (next, { commandName: command = '' }) => async (args) => {
    let answer: unknown;
    await meterRequest(used, aside, { command, input: (args as { input: Sent }).input }, async () => {
      answer = await next(args);
      return (answer as { output: Found }).output;
    });
    return answer;
  });
  return used;
}

/** Counts one request that `send` passes on; what that returns is what came back, or nothing where it failed. */
export async function meterRequest(
  used: Meter,
  aside: DynamoDBClient,
  { command, input }: { readonly command: string; readonly input: Sent },
  send: () => Promise<Found | undefined>,
): Promise<void> {
  used.requests[command] = (used.requests[command] ?? 0) + 1;
  if (command === 'TransactWriteItemsCommand') return countWrites(used, aside, input, send);
  const answer = await send();
  if (!answer) return;
  const found = input.ProjectionExpression ? await readWhole(aside, input) : answer;
  used.readUnits += readUnits(command, input, found);
}

async function countWrites(
  used: Meter,
  aside: DynamoDBClient,
  { TransactItems = [] }: Sent,
  send: () => Promise<Found | undefined>,
): Promise<void> {
  const writes = TransactItems.flatMap((each) => Object.values(each));
  const look = () => Promise.all(writes.map((write) => itemOf(aside, write)));
  const before = await look();
  if (!(await send())) return;
  const after = await look();
  for (const [index, was] of before.entries()) {
    const is = after[index] ?? {};
    used.writeUnits += 2 * units(Math.max(itemSize(was), itemSize(is)), 1024);
    used.indexUnits += indexUnits(was, is);
  }
}

/** The bytes that a query reads, and is billed for, although it asks for a part of each item only. */
async function readWhole(aside: DynamoDBClient, { ProjectionExpression: _, ...input }: Sent): Promise<Found> {
  const { KeyConditionExpression = '', ExpressionAttributeNames = {} } = input;
  const used = Object.entries(ExpressionAttributeNames).filter(([name]) =>
    KeyConditionExpression.includes(name),
  );
  const whole = { ...input, ExpressionAttributeNames: Object.fromEntries(used) };
  const { Items = [] } = await aside.send(new QueryCommand(whole as QueryCommandInput));
  return { Items };
}

async function itemOf(aside: DynamoDBClient, { TableName, Key, Item = {} }: WriteOf): Promise<StoredItem> {
  const { partitionKey, sortKey } = table;
  const key = Key ?? { [partitionKey]: Item[partitionKey], [sortKey]: Item[sortKey] };
  const found = await aside.send(
    new GetItemCommand({ TableName, Key: key as Record<string, never>, ConsistentRead: true }),
  );
  return found.Item ?? {};
}

/** An item's entry in an index is rewritten when what it holds changes, and written twice when its key changes. */
function indexUnits(was: StoredItem, is: StoredItem): number {
  return tableIndexes.reduce((sum, index) => sum + entryUnits(index, was, is), 0);
}

type Index = {
  readonly partitionKey: string;
  readonly sortKey: string;
  readonly includes: readonly string[];
};

function entryUnits({ partitionKey, sortKey, includes }: Index, was: StoredItem, is: StoredItem): number {
  const placeOf = (item: StoredItem) =>
    item[partitionKey]?.S && `${item[partitionKey].S} ${item[sortKey]?.S}`;
  const heldBy = (item: StoredItem) => JSON.stringify(includes.map((name) => item[name]));
  const [from, to] = [placeOf(was), placeOf(is)];
  if (from === to) return from && heldBy(was) !== heldBy(is) ? 1 : 0;
  return (from ? 1 : 0) + (to ? 1 : 0);
}

function readUnits(command: string, input: Sent, found: Found): number {
  if (command === 'TransactGetItemsCommand')
    return (found.Responses as readonly Found[]).reduce(
      (sum, { Item = {} }) => sum + 2 * units(itemSize(Item), 4096),
      0,
    );
  if (command === 'BatchGetItemCommand') return batchUnits(input, found);
  const items = found.Item ? [found.Item] : (found.Items ?? []);
  const bytes = items.reduce((sum, item) => sum + itemSize(storedForm(item)), 0);
  return (input.ConsistentRead ? 1 : 0.5) * units(bytes, 4096);
}

/** Each item of a batch is rounded up for itself; one that is not there takes a unit, as in a read of it alone. */
function batchUnits({ RequestItems = {} }: Sent, { Responses = {} }: Found): number {
  const foundIn = Responses as Readonly<Record<string, readonly StoredItem[]>>;
  return Object.entries(RequestItems).reduce((sum, [name, { ConsistentRead = false, Keys = [] }]) => {
    const items = foundIn[name] ?? [];
    const whole = items.reduce((total, item) => total + units(itemSize(storedForm(item)), 4096), 0);
    return sum + (ConsistentRead ? 1 : 0.5) * (whole + Keys.length - items.length);
  }, 0);
}

/** The document client has already made plain values of the stored ones. */
function storedForm(item: StoredItem): StoredItem {
  const isStored = Object.values(item).every(
    (value) => typeof value === 'object' && Object.keys(value).length === 1,
  );
  return isStored ? item : marshall(item, { removeUndefinedValues: true });
}

function units(bytes: number, perUnit: number): number {
  return Math.max(1, Math.ceil(bytes / perUnit));
}
