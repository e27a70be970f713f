import { randomUUID } from 'node:crypto';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { inject } from 'vitest';
import { createTable } from '../../infra/local/create-table.ts';

/** What a client of the run's DynamoDB Local needs; tests that make their own client spread it in. */
export function databaseAccess() {
  return {
    endpoint: inject('databaseEndpoint'),
    region: 'us-east-1',
    credentials: { accessKeyId: 'tests', secretAccessKey: 'tests' },
  };
}

/** An empty table of one's own in the run's DynamoDB Local. */
export async function freshTable(): Promise<{ client: DynamoDBDocumentClient; tableName: string }> {
  const plain = new DynamoDBClient(databaseAccess());
  const tableName = `test-${randomUUID()}`;
  await createTable(plain, tableName);
  const client = DynamoDBDocumentClient.from(plain, { marshallOptions: { removeUndefinedValues: true } });
  return { client, tableName };
}
