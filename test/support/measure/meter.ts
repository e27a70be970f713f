import {
  type DynamoDBClient,
  GetItemCommand,
  QueryCommand,
  type QueryCommandInput,
} from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { table } from '#functions/store/table.ts';
import { putBetween, type SdkClient, type Send } from '#test/support/faults/sdk-middleware.ts';
import { itemSize, type StoredItem } from './item-size.ts';

/** What was used since the meter began to count, in DynamoDB's units, and how many requests there were of each kind. */
export type Meter = {
  /** Writes to the table: two units for each kilobyte of each item of a transaction. */
  writeUnits: number;
  /** Writes to the index, which are not part of the transaction: one unit for each entry put or taken away. */
  indexUnits: number;
  readUnits: number;
  readonly requests: Record<string, number>;
};

type Read = {
  readonly ConsistentRead?: boolean;
  readonly ProjectionExpression?: string;
  readonly KeyConditionExpression?: string;
  readonly ExpressionAttributeNames?: Readonly<Record<string, string>>;
  readonly TransactItems?: readonly { readonly [kind: string]: WriteOf }[];
};
type WriteOf = { readonly TableName: string; readonly Key?: StoredItem; readonly Item?: StoredItem };
type Found = {
  readonly Item?: StoredItem;
  readonly Items?: readonly StoredItem[];
  readonly Responses?: readonly Found[];
};

/**
 * Counts what a client uses, from the sizes of the items: DynamoDB Local's own figures for transactions are wrong. A
 * transaction that fails is not counted. `aside` is another client of the same table; through it the meter looks at items
 * before and after each write, so it measures units and not time.
 */
export function meter(client: SdkClient, aside: DynamoDBClient): Meter {
  const used: Meter = { writeUnits: 0, indexUnits: 0, readUnits: 0, requests: {} };
  putBetween(client, 'meter', (next, { commandName = '' }) => async (args) => {
    used.requests[commandName] = (used.requests[commandName] ?? 0) + 1;
    const { input } = args as { input: Read };
    if (commandName === 'TransactWriteItemsCommand') return countWrites(used, aside, input, () => next(args));
    const answer = await next(args);
    const found = input.ProjectionExpression
      ? await readWhole(aside, input)
      : (answer as { output: Found }).output;
    used.readUnits += readUnits(commandName, input, found);
    return answer;
  });
  return used;
}

async function countWrites(
  used: Meter,
  aside: DynamoDBClient,
  { TransactItems = [] }: Read,
  send: () => ReturnType<Send>,
): Promise<unknown> {
  const writes = TransactItems.flatMap((each) => Object.values(each));
  const look = () => Promise.all(writes.map((write) => itemOf(aside, write)));
  const before = await look();
  const answer = await send();
  const after = await look();
  for (const [index, was] of before.entries()) {
    const is = after[index] ?? {};
    used.writeUnits += 2 * units(Math.max(itemSize(was), itemSize(is)), 1024);
    used.indexUnits += indexUnits(was, is);
  }
  return answer;
}

/** What a query reads, and is paid for, although it asks for a part of each item only. */
async function readWhole(aside: DynamoDBClient, { ProjectionExpression: _, ...input }: Read): Promise<Found> {
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

/** What the index holds of an item is written anew when it changes, and twice when it goes to another place. */
function indexUnits(was: StoredItem, is: StoredItem): number {
  const { partitionKey, sortKey } = table.dueIndex;
  const placeOf = (item: StoredItem) =>
    item[partitionKey]?.S && `${item[partitionKey].S} ${item[sortKey]?.S}`;
  const [from, to] = [placeOf(was), placeOf(is)];
  return from === to ? 0 : (from ? 1 : 0) + (to ? 1 : 0);
}

function readUnits(command: string, { ConsistentRead = false }: Read, found: Found): number {
  const each = ConsistentRead ? 1 : 0.5;
  if (command === 'TransactGetItemsCommand')
    return (found.Responses ?? []).reduce((sum, { Item = {} }) => sum + 2 * units(itemSize(Item), 4096), 0);
  const items = found.Item ? [found.Item] : (found.Items ?? []);
  const bytes = items.reduce((sum, item) => sum + itemSize(storedForm(item)), 0);
  return each * units(bytes, 4096);
}

/** The document client has already made plain values of what was stored. */
function storedForm(item: StoredItem): StoredItem {
  const isStored = Object.values(item).every(
    (value) => typeof value === 'object' && Object.keys(value).length === 1,
  );
  return isStored ? item : marshall(item, { removeUndefinedValues: true });
}

function units(bytes: number, perUnit: number): number {
  return Math.max(1, Math.ceil(bytes / perUnit));
}
