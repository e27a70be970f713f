import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  DeleteTableCommand,
  DescribeTableCommand,
  DynamoDBClient,
  ListTablesCommand,
} from '@aws-sdk/client-dynamodb';
import { PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { expect, onTestFinished, test } from 'vitest';
import { tableIndexes } from '#functions/store/table.ts';
import { createTable } from '#infra/local/database/create-table.ts';
import { startDatabase } from '#infra/local/database/database.ts';
import { javaVersionIn, requireJava } from '#infra/local/database/java.ts';
import { databaseAccess, freshTable } from '#test/support/hosts/database.ts';

test('each test has an empty table of its own, with the index of the one description', async () => {
  const [one, other] = await Promise.all([freshTable(), freshTable()]);
  const held = {
    pk: 'p',
    sk: 's',
    dueKind: 'season',
    dueAt: '2020-11-01T00:00:00.000Z',
    id: 'o',
    season: 'x',
  };
  const item = { ...held, applicant: 'only in the table' };
  await one.client.send(new PutCommand({ TableName: one.tableName, Item: item }));
  const due = { KeyConditionExpression: '#in = :in', ExpressionAttributeNames: { '#in': 'dueKind' } };
  const query = { ...due, IndexName: 'due', ExpressionAttributeValues: { ':in': 'season' } };
  const found = await one.client.send(new QueryCommand({ TableName: one.tableName, ...query }));
  const elsewhere = await other.client.send(new QueryCommand({ TableName: other.tableName, ...query }));
  expect(found.Items).toEqual([held]);
  expect(elsewhere.Items).toEqual([]);
});

test('the local host’s table has the stream of the one description as well', async () => {
  const client = new DynamoDBClient(databaseAccess());
  const TableName = `test-${randomUUID()}`;
  await createTable(client, TableName);
  const { Table } = await client.send(new DescribeTableCommand({ TableName }));
  await client.send(new DeleteTableCommand({ TableName }));
  expect(Table?.StreamSpecification).toEqual({ StreamEnabled: true, StreamViewType: 'NEW_IMAGE' });
  const names = Table?.GlobalSecondaryIndexes?.map(({ IndexName }) => IndexName).sort();
  expect(names).toEqual(tableIndexes.map(({ name }) => name).sort());
});

test.each([
  ['openjdk version "17.0.15" 2025-04-15', 17],
  ['openjdk version "25" 2025-09-16', 25],
  ['java version "1.8.0_402"', 8],
  ['openjdk version "11.0.2" 2019-01-15', 11],
  ['The operation could not be completed. Unable to locate a Java Runtime.', undefined],
])('the version of Java is read from %s', (text, version) => {
  expect(javaVersionIn(text)).toBe(version);
});

test('a missing Java is said in one line, with the command that installs it', () => {
  expect(() => requireJava('/nowhere')).toThrow(
    /^Fairslot's local database needs Java 17, and none is installed\. .*apt-get install openjdk-17-jre-headless.*brew install.*$/,
  );
});

test('a Java that is too old is said with its version', () => {
  const folder = mkdtempSync(join(tmpdir(), 'fairslot-java-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const old = `#!/bin/sh\necho 'openjdk version "11.0.2" 2019-01-15' >&2\n`;
  writeFileSync(join(folder, 'java'), old, { mode: 0o755 });
  expect(() => requireJava(folder)).toThrow(/needs Java 17, and this is 11\. Install it: /);
});

test('two databases in two folders know nothing of each other, and one folder keeps what it held', async () => {
  const root = mkdtempSync(join(tmpdir(), 'fairslot-database-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  const tablesOf = async (name: string, make?: string) => {
    const folder = join(root, name);
    mkdirSync(folder, { recursive: true });
    const database = await startDatabase(folder);
    const client = new DynamoDBClient({ ...databaseAccess(), endpoint: database.endpoint });
    if (make) await createTable(client, make);
    const { TableNames } = await client.send(new ListTablesCommand());
    client.destroy();
    await database.stop();
    return TableNames;
  };
  expect(await tablesOf('one', 'first')).toEqual(['first']);
  expect(await Promise.all([tablesOf('one'), tablesOf('other')])).toEqual([['first'], []]);
});
