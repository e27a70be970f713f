import { ArnFormat, RemovalPolicy, Stack } from 'aws-cdk-lib';
import {
  AttributeType,
  BillingMode,
  ProjectionType,
  StreamViewType,
  Table,
  TableEncryption,
} from 'aws-cdk-lib/aws-dynamodb';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import { table as shape, tableIndexes } from '#functions/store/table.ts';

/** How the table is named by those who use it. */
export type TableNames = { readonly name: string; readonly arn: string; readonly streamArn: string };

/**
 * The one table, with the keys and the indexes that `functions/store/table.ts` describes. It can be restored to any second
 * of the last 35 days, and neither a slip of the hand nor the end of the stack deletes it.
 */
export function seasonTable(scope: Construct, key: IKey | undefined, keptStreamArn?: string): TableNames {
  if (keptStreamArn) return keptTable(scope, keptStreamArn);
  const table = new Table(scope, 'Table', {
    partitionKey: text(shape.partitionKey),
    sortKey: text(shape.sortKey),
    billingMode: BillingMode.PAY_PER_REQUEST,
    stream: StreamViewType[shape.stream],
    timeToLiveAttribute: shape.timeToLive,
    ...(key
      ? { encryption: TableEncryption.CUSTOMER_MANAGED, encryptionKey: key }
      : { encryption: TableEncryption.AWS_MANAGED }),
    pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
    deletionProtection: true,
    removalPolicy: RemovalPolicy.RETAIN,
  });
  for (const index of tableIndexes)
    table.addGlobalSecondaryIndex({
      indexName: index.name,
      partitionKey: text(index.partitionKey),
      sortKey: text(index.sortKey),
      projectionType: ProjectionType.INCLUDE,
      nonKeyAttributes: [...index.includes],
    });
  return { name: table.tableName, arn: table.tableArn, streamArn: table.tableStreamArn ?? '' };
}

function keptTable(scope: Construct, streamArn: string): TableNames {
  const arn = streamArn.replace(/\/stream\/[^/]*$/, '');
  return {
    arn,
    streamArn,
    name: Stack.of(scope).splitArn(arn, ArnFormat.SLASH_RESOURCE_NAME).resourceName ?? '',
  };
}

function text(name: string): { name: string; type: AttributeType } {
  return { name, type: AttributeType.STRING };
}
