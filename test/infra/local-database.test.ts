import { DescribeTableCommand } from '@aws-sdk/client-dynamodb';
import { PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { expect, test } from 'vitest';
import { javaVersionIn, requireJava } from '../../infra/local/java.ts';
import { freshTable } from '../support/database.ts';

test('each test has an empty table of its own, with the stream and the index of the one description', async () => {
  const [one, other] = await Promise.all([freshTable(), freshTable()]);
  const held = { pk: 'p', sk: 's', dueIn: 'season', dueAt: '2020-11-01T00:00:00.000Z', id: 'o', season: 'x' };
  const item = { ...held, applicant: 'only in the table' };
  await one.client.send(new PutCommand({ TableName: one.tableName, Item: item }));
  const due = { KeyConditionExpression: '#in = :in', ExpressionAttributeNames: { '#in': 'dueIn' } };
  const query = { ...due, IndexName: 'due', ExpressionAttributeValues: { ':in': 'season' } };
  const found = await one.client.send(new QueryCommand({ TableName: one.tableName, ...query }));
  const elsewhere = await other.client.send(new QueryCommand({ TableName: other.tableName, ...query }));
  expect(found.Items).toEqual([held]);
  expect(elsewhere.Items).toEqual([]);
  const described = await one.client.send(new DescribeTableCommand({ TableName: one.tableName }));
  expect(described.Table?.StreamSpecification).toEqual({ StreamEnabled: true, StreamViewType: 'NEW_IMAGE' });
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
    /^Fairslot's local database needs Java 17, and there is none\. .*apt-get install openjdk-17.*brew install.*$/,
  );
});
