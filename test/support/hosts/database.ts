import { randomUUID } from 'node:crypto';
import { DeleteTableCommand, DynamoDBClient, ResourceNotFoundException } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { inject } from 'vitest';
import { createTableWithoutStream } from '#infra/local/database/create-table.ts';

/** A busy machine may keep the database waiting far longer than a cloud would: only a lost connection is given up. */
const requestHandler = { connectionTimeout: 20_000, requestTimeout: 30_000, throwOnRequestTimeout: true };

/** The settings of a client of the run's DynamoDB Local; tests that make their own client spread it in. */
export function databaseAccess() {
  return {
    endpoint: inject('databaseEndpoint'),
    region: 'us-east-1',
    credentials: { accessKeyId: 'tests', secretAccessKey: 'tests' },
    requestHandler,
  };
}

const made: string[] = [];

/** An empty table of one's own in the run's DynamoDB Local. Its stream is begun by `openOutbox`. */
export async function freshTable(): Promise<{ client: DynamoDBDocumentClient; tableName: string }> {
  const plain = new DynamoDBClient(databaseAccess());
  const tableName = `test-${randomUUID()}`;
  await createTableWithoutStream(plain, tableName);
  made.push(tableName);
  const client = DynamoDBDocumentClient.from(plain, { marshallOptions: { removeUndefinedValues: true } });
  return { client, tableName };
}

/** Deletes the tables that this test file has made, unless a test has done so itself. */
export async function dropTables(): Promise<void> {
  if (made.length === 0) return;
  const client = new DynamoDBClient(databaseAccess());
  const gone = (error: unknown) => {
    if (!(error instanceof ResourceNotFoundException)) throw error;
  };
  await Promise.all(
    made.splice(0).map((TableName) => client.send(new DeleteTableCommand({ TableName })).catch(gone)),
  );
  client.destroy();
}
