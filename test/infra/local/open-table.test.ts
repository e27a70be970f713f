import { randomUUID } from 'node:crypto';
import { CreateTableCommand, DescribeTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { expect, test } from 'vitest';
import { table } from '#functions/store/table.ts';
import { stream, tableInput } from '#infra/local/database/create-table.ts';
import { openTable } from '#infra/local/database/open-table.ts';
import { databaseAccess } from '#test/support/hosts/database.ts';

test('a table of an earlier version gets the indexes that it lacks, and keeps its stream', async () => {
  const client = new DynamoDBClient(databaseAccess());
  const name = `earlier-${randomUUID()}`;
  const { GlobalSecondaryIndexes = [], AttributeDefinitions = [], ...rest } = tableInput(name);
  const [due] = GlobalSecondaryIndexes;
  const { partitionKey, sortKey, dueIndex } = table;
  const kept: readonly string[] = [partitionKey, sortKey, dueIndex.partitionKey, dueIndex.sortKey];
  await client.send(
    new CreateTableCommand({
      ...rest,
      AttributeDefinitions: AttributeDefinitions.filter(({ AttributeName = '' }) =>
        kept.includes(AttributeName),
      ),
      ...(due ? { GlobalSecondaryIndexes: [due] } : {}),
      StreamSpecification: stream,
    }),
  );
  const arn = await openTable(databaseAccess(), name);
  const { Table } = await client.send(new DescribeTableCommand({ TableName: name }));
  expect(Table?.LatestStreamArn).toBe(arn);
  const names = (Table?.GlobalSecondaryIndexes ?? []).map(({ IndexName }) => IndexName);
  expect(names.sort()).toEqual(['due', 'journal', 'list']);
  expect(await openTable(databaseAccess(), name)).toBe(arn);
});
