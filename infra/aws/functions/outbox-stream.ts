import { Duration } from 'aws-cdk-lib';
import { EventSourceMapping, FilterCriteria, FilterRule, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources';
import { table as shape } from '#functions/store/table.ts';
import type { TableNames } from '#infra/aws/data/season-table.ts';
import type { EntryFunction } from './entry-function.ts';

/**
 * Hands each new record of the table to `notices`, those of one offer in order. What fails is tried again alone, then
 * with those after it, for six hours however often that is: a mail service that is away for an hour loses nothing. Waiting
 * a second for more records spares recounts of the board in a crowd, and no mail is urgent to the second.
 */
export function outbox(notices: EntryFunction, table: TableNames): void {
  const mapping = new EventSourceMapping(notices, 'Outbox', {
    target: notices.lambda,
    eventSourceArn: table.streamArn,
    startingPosition: StartingPosition.TRIM_HORIZON,
    batchSize: 10,
    maxBatchingWindow: Duration.seconds(1),
    filters: [newRecords()],
    reportBatchItemFailures: true,
    bisectBatchOnError: true,
    maxRecordAge: Duration.hours(6),
    ...(notices.deadLetters ? { onFailure: new SqsDlq(notices.deadLetters) } : {}),
  });
  mapping.node.addDependency(notices.role);
}

function newRecords(): Record<string, unknown> {
  return FilterCriteria.filter({
    eventName: FilterRule.isEqual('INSERT'),
    dynamodb: { NewImage: { kind: { S: FilterRule.isEqual(shape.outboxKind) } } },
  });
}
