import { Duration } from 'aws-cdk-lib';
import {
  EventSourceMapping,
  type EventSourceMappingProps,
  FilterCriteria,
  FilterRule,
  StartingPosition,
} from 'aws-cdk-lib/aws-lambda';
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
  follow(notices, 'Outbox', table, {
    batchSize: 10,
    maxBatchingWindow: Duration.seconds(1),
    filters: [newRecords()],
    bisectBatchOnError: true,
    maxRecordAge: Duration.hours(6),
  });
}

/**
 * Hands each upload, draft of a season and bulk decision that waits for work to `imports`, one at a time. What failed, or took longer than the function may, is handed
 * over again and goes on from where it was; somebody waits for it, so it is left to a person after an hour.
 */
export function uploadWork(imports: EntryFunction, table: TableNames): void {
  follow(imports, 'Uploads', table, {
    batchSize: 1,
    filters: [
      waiting(shape.uploadKind, shape.uploadWork),
      waiting(shape.draftKind, shape.draftWork),
      waiting(shape.bulkKind, shape.bulkWork),
      waiting(shape.plannedDayKind, shape.plannedDayWork),
    ],
    maxRecordAge: Duration.hours(1),
  });
}

type Following = Pick<
  EventSourceMappingProps,
  'batchSize' | 'maxBatchingWindow' | 'filters' | 'bisectBatchOnError' | 'maxRecordAge'
>;

function follow(by: EntryFunction, name: string, table: TableNames, how: Following): void {
  const mapping = new EventSourceMapping(by, name, {
    ...how,
    target: by.lambda,
    eventSourceArn: table.streamArn,
    startingPosition: StartingPosition.TRIM_HORIZON,
    reportBatchItemFailures: true,
    ...(by.deadLetters ? { onFailure: new SqsDlq(by.deadLetters) } : {}),
  });
  mapping.node.addDependency(by.role);
}

function newRecords(): Record<string, unknown> {
  return FilterCriteria.filter({
    eventName: FilterRule.isEqual('INSERT'),
    dynamodb: { NewImage: { kind: { S: FilterRule.isEqual(shape.outboxKind) } } },
  });
}

function waiting(kind: string, states: readonly string[]): Record<string, unknown> {
  return FilterCriteria.filter({
    eventName: FilterRule.or('INSERT', 'MODIFY'),
    dynamodb: {
      NewImage: {
        kind: { S: FilterRule.isEqual(kind) },
        state: { S: FilterRule.or(...states) },
      },
    },
  });
}
