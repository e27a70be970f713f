import { setTimeout as pause } from 'node:timers/promises';
import type { DynamoDBRecord } from 'aws-lambda';
import type { DeadLetter } from '#infra/local/handlers/dead-letter.ts';
import type { Invoke } from '#infra/local/handlers/load-handlers.ts';

export type DeliverOptions = {
  readonly entry: string;
  readonly invoke: Invoke;
  /** How many attempts a record gets before it becomes a dead letter. */
  readonly attempts: number;
  readonly waitMs: number;
  readonly failed: (cause: unknown) => void;
  readonly addDeadLetter: (letter: DeadLetter) => void;
};

/**
 * Delivers a batch to a stream's function as Lambda does. After a partial failure, the records before the first
 * failed one count as delivered, and the batch is retried from there with backoff. A record that fails every attempt
 * becomes a dead letter by itself. `delivered` is called with the sequence number up to which all records are
 * settled.
 */
export async function deliverBatch(
  options: DeliverOptions,
  batch: readonly DynamoDBRecord[],
  delivered: (sequence: string) => void,
  signal: AbortSignal,
): Promise<void> {
  let rest = batch;
  let tried = 0;
  while (rest.length > 0) {
    const { handled, cause } = await attempt(options, rest);
    tried = handled > 0 ? 1 : tried + 1;
    const givenUp = cause !== undefined && tried >= options.attempts ? 1 : 0;
    if (givenUp > 0)
      options.addDeadLetter({ entry: options.entry, event: rest[handled], cause: String(cause) });
    const settled = rest[handled + givenUp - 1];
    if (settled) delivered(sequenceNumber(settled));
    rest = rest.slice(handled + givenUp);
    if (givenUp > 0) tried = 0;
    else if (cause !== undefined) await pause(options.waitMs * 2 ** (tried - 1), undefined, { signal });
  }
}

/** Makes one invocation. Returns how many leading records were handled, and the error that stopped it. */
async function attempt(
  { invoke, failed }: DeliverOptions,
  rest: readonly DynamoDBRecord[],
): Promise<{ readonly handled: number; readonly cause?: unknown }> {
  try {
    const handled = handledOf(rest, await invoke({ Records: rest }));
    return handled === rest.length
      ? { handled }
      : { handled, cause: 'the function reported the record as failed' };
  } catch (cause) {
    failed(cause);
    return { handled: 0, cause };
  }
}

/** Lambda treats an unknown identifier as a failure of the whole batch. */
function handledOf(rest: readonly DynamoDBRecord[], answer: unknown): number {
  const reported = (answer as { batchItemFailures?: { itemIdentifier?: string }[] } | null)
    ?.batchItemFailures;
  const places = (reported ?? []).map(({ itemIdentifier }) =>
    rest.findIndex((record) => sequenceNumber(record) === itemIdentifier),
  );
  return Math.max(0, Math.min(rest.length, ...places));
}

function sequenceNumber(record: DynamoDBRecord): string {
  return record.dynamodb?.SequenceNumber ?? '';
}
