import type { AttributeValue, _Record as StreamRecord } from '@aws-sdk/client-dynamodb-streams';
import type { DynamoDBRecord } from 'aws-lambda';
import { table } from '#functions/store/table.ts';

/** Whether the record is a new outbox item, which invokes `notices`. A deployment uses the same filter. */
export function isForOutbox(record: StreamRecord): boolean {
  return record.eventName === 'INSERT' && record.dynamodb?.NewImage?.kind?.S === table.outboxKind;
}

/** Whether the record is an upload, a draft, a bulk decision or an interview day that waits for work, which invokes `imports`. A deployment uses the same filter. */
export function isForImports({ dynamodb }: StreamRecord): boolean {
  const { kind, state } = dynamodb?.NewImage ?? {};
  const isIn = (states: readonly string[]) => states.some((each) => each === state?.S);
  if (kind?.S === table.draftKind) return isIn(table.draftWork);
  if (kind?.S === table.bulkKind) return isIn(table.bulkWork);
  if (kind?.S === table.plannedDayKind) return isIn(table.plannedDayWork);
  return kind?.S === table.uploadKind && isIn(table.uploadWork);
}

/** A stream record as Lambda passes it to a function: JSON, with bytes as base64 and times in seconds. */
export function lambdaRecord(record: StreamRecord, streamArn: string): DynamoDBRecord {
  const { dynamodb = {}, ...rest } = record;
  const at = dynamodb.ApproximateCreationDateTime;
  const plain = {
    ...rest,
    dynamodb: {
      ...dynamodb,
      ...(at ? { ApproximateCreationDateTime: Math.floor(at.getTime() / 1000) } : {}),
    },
    eventSourceARN: streamArn,
  };
  return JSON.parse(JSON.stringify(plain, bytesAsText)) as DynamoDBRecord;
}

function bytesAsText(_key: string, value: AttributeValue | unknown): unknown {
  return value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value;
}

export function sequenceOf(record: StreamRecord): string {
  const sequence = record.dynamodb?.SequenceNumber;
  if (!sequence) throw new Error('a record of the stream has no sequence number');
  return sequence;
}
