import {
  CreateTableCommand,
  type CreateTableCommandInput,
  type DynamoDBClient,
} from '@aws-sdk/client-dynamodb';
import { table, tableIndexes } from '#functions/store/table.ts';

/** Creates the one table, with its indexes and its stream, as `functions/store/table.ts` describes it. */
export async function createTable(client: DynamoDBClient, name: string): Promise<void> {
  await client.send(new CreateTableCommand({ ...tableInput(name), StreamSpecification: stream }));
}

/** Creates the table without its stream, for tests that do not read it: every stream slows DynamoDB Local down. */
export async function createTableWithoutStream(client: DynamoDBClient, name: string): Promise<void> {
  await client.send(new CreateTableCommand(tableInput(name)));
}

export const stream = { StreamEnabled: true, StreamViewType: table.stream } as const;

/** The table as it is created, without its stream. */
export function tableInput(name: string): CreateTableCommandInput {
  const { partitionKey, sortKey } = table;
  const names = new Set([
    ...[partitionKey, sortKey],
    ...tableIndexes.flatMap((index) => [index.partitionKey, index.sortKey]),
  ]);
  return {
    TableName: name,
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: [...names].map((each) => ({ AttributeName: each, AttributeType: 'S' })),
    KeySchema: keys(partitionKey, sortKey),
    GlobalSecondaryIndexes: tableIndexes.map((index) => ({
      IndexName: index.name,
      KeySchema: keys(index.partitionKey, index.sortKey),
      Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: [...index.includes] },
    })),
  };
}

function keys(partition: string, sort: string): CreateTableCommandInput['KeySchema'] {
  return [
    { AttributeName: partition, KeyType: 'HASH' },
    { AttributeName: sort, KeyType: 'RANGE' },
  ];
}
