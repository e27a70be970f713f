import {
  type AttributeValue,
  BatchWriteItemCommand,
  type DynamoDBClient,
  QueryCommand,
  ScanCommand,
} from '@aws-sdk/client-dynamodb';

export type Item = Readonly<Record<string, AttributeValue>>;

/** The most items of one request, and how many requests are in flight. */
const ITEMS = 25;
const IN_FLIGHT = 4;

/** Every item of a season, of all the kinds that a checkout has. */
export async function itemsOfSeason(client: DynamoDBClient, table: string, season: string): Promise<Item[]> {
  const items: Item[] = [];
  let after: Record<string, AttributeValue> | undefined;
  do {
    const page = await client.send(
      new ScanCommand({
        TableName: table,
        FilterExpression: 'begins_with(pk, :season)',
        ExpressionAttributeValues: { ':season': { S: `season#${season}` } },
        ExclusiveStartKey: after,
      }),
    );
    items.push(...(page.Items ?? []));
    after = page.LastEvaluatedKey;
  } while (after);
  return items;
}

/** Every item of one partition, read consistently. */
export async function itemsOf(client: DynamoDBClient, table: string, partition: string): Promise<Item[]> {
  const items: Item[] = [];
  let after: Record<string, AttributeValue> | undefined;
  do {
    const page = await client.send(
      new QueryCommand({
        TableName: table,
        ConsistentRead: true,
        KeyConditionExpression: 'pk = :partition',
        ExpressionAttributeValues: { ':partition': { S: partition } },
        ExclusiveStartKey: after,
      }),
    );
    items.push(...(page.Items ?? []));
    after = page.LastEvaluatedKey;
  } while (after);
  return items;
}

/** The same text for another season: every race then begins with the same applicants, seats and records. */
export function renamed<T>(value: T, from: string, to: string): T {
  return JSON.parse(JSON.stringify(value).replaceAll(from, to)) as T;
}

/**
 * Writes items as they are: they were once written by the checkout itself. Records come last, as in a season that was
 * applied before anything happened in it: the consumer of the stream reads the season of a record.
 */
export async function putItems(client: DynamoDBClient, table: string, items: readonly Item[]): Promise<void> {
  const isRecord = (item: Item) => item.kind?.S === 'record';
  await putTogether(
    client,
    table,
    items.filter((item) => !isRecord(item)),
  );
  await putTogether(client, table, items.filter(isRecord));
}

async function putTogether(client: DynamoDBClient, table: string, items: readonly Item[]): Promise<void> {
  const starts = Array.from(
    { length: Math.ceil(items.length / ITEMS) },
    (_, index) => index * ITEMS,
  ).values();
  const worker = async () => {
    for (const from of starts) {
      const requests = items.slice(from, from + ITEMS).map((Item) => ({ PutRequest: { Item } }));
      await client.send(new BatchWriteItemCommand({ RequestItems: { [table]: requests } }));
    }
  };
  await Promise.all(Array.from({ length: IN_FLIGHT }, worker));
}
