import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { environmentNames } from '#functions/runtime/environment.ts';
import { table } from '#functions/store/table.ts';

const client = new DynamoDBClient({});

/** The least that a function with a table can be: one client, one item. The functions' cold starts are compared with it. */
export async function handler(): Promise<unknown> {
  const nothing = { [table.partitionKey]: { S: 'nothing' }, [table.sortKey]: { S: 'nothing' } };
  const TableName = process.env[environmentNames.table] ?? '';
  return client.send(new GetItemCommand({ TableName, Key: nothing }));
}
