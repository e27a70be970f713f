import { DescribeTableCommand, DynamoDBClient, ResourceNotFoundException } from '@aws-sdk/client-dynamodb';
import { createTable } from './create-table.ts';

export type DatabaseAccess = {
  readonly endpoint: string;
  readonly region: string;
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
};

/** Creates the table unless an earlier run did. Returns the ARN of its stream. */
export async function openTable(access: DatabaseAccess, name: string): Promise<string> {
  const client = new DynamoDBClient(access);
  try {
    const known = await streamOf(client, name);
    if (known) return known;
    await createTable(client, name);
    const created = await streamOf(client, name);
    if (!created) throw new Error(`table ${name} has no stream`);
    return created;
  } finally {
    client.destroy();
  }
}

async function streamOf(client: DynamoDBClient, name: string): Promise<string | undefined> {
  try {
    const { Table } = await client.send(new DescribeTableCommand({ TableName: name }));
    return Table?.LatestStreamArn;
  } catch (cause) {
    if (cause instanceof ResourceNotFoundException) return undefined;
    throw cause;
  }
}
