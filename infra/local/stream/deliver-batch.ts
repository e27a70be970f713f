import { setTimeout as pause } from 'node:timers/promises';
import type { DynamoDBRecord } from 'aws-lambda';
import type { DeadLetter } from '#infra/local/handlers/dead-letter.ts';
import type { Invoke } from '#infra/local/handlers/load-handlers.ts';

export type DeliverOptions = {
  readonly entry: string;
  readonly invoke: Invoke;
  /** How often a record is tried before it is given up. */
  readonly attempts: number;
  readonly waitMs: number;
  readonly failed: (cause: unknown) => void;
  readonly addDeadLetter: (letter: DeadLetter) => void;
};

/**
 * Hands a batch to a stream's function as Lambda does. Of a partial failure all before the first failed record counts
 * as delivered, and the batch is tried again from there on. A record whose attempts are used up goes to the dead
 * letters alone. `delivered` hears the sequence number up to which nothing is left to do.
 */
export async function deliver(
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

/** One invocation: how many records from the first on were handled, and what stopped it there. */
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

/** Lambda takes an identifier that it does not know as a failure of the whole batch. */
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
