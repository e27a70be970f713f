import {
  DescribeTableCommand,
  DynamoDBClient,
  ResourceNotFoundException,
  type TableDescription,
  UpdateTableCommand,
} from '@aws-sdk/client-dynamodb';
import { createTable, tableInput } from './create-table.ts';

export type DatabaseAccess = {
  readonly endpoint: string;
  readonly region: string;
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
};

/**
 * Creates the table unless an earlier run did; a table of an earlier version gets the indexes that it lacks, as a deployment
 * gives them to it on AWS. Returns the ARN of its stream.
 */
export async function openTable(access: DatabaseAccess, name: string): Promise<string> {
  const client = new DynamoDBClient(access);
  try {
    const known = await describedTable(client, name);
    if (known) await addMissingIndexes(client, name, known);
    else await createTable(client, name);
    const { LatestStreamArn } = known ?? (await describedTable(client, name)) ?? {};
    if (!LatestStreamArn) throw new Error(`table ${name} has no stream`);
    return LatestStreamArn;
  } finally {
    client.destroy();
  }
}

async function addMissingIndexes(
  client: DynamoDBClient,
  name: string,
  { GlobalSecondaryIndexes: there = [] }: TableDescription,
): Promise<void> {
  const { GlobalSecondaryIndexes: wanted = [], AttributeDefinitions } = tableInput(name);
  const missing = wanted.filter(({ IndexName }) => !there.some((index) => index.IndexName === IndexName));
  for (const index of missing) {
    const GlobalSecondaryIndexUpdates = [{ Create: index }];
    await client.send(
      new UpdateTableCommand({ TableName: name, AttributeDefinitions, GlobalSecondaryIndexUpdates }),
    );
  }
}

async function describedTable(client: DynamoDBClient, name: string): Promise<TableDescription | undefined> {
  try {
    return (await client.send(new DescribeTableCommand({ TableName: name }))).Table;
  } catch (cause) {
    if (cause instanceof ResourceNotFoundException) return undefined;
    throw cause;
  }
}
