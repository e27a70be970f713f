import { setTimeout as pause } from 'node:timers/promises';
import type { DeadLetter } from './dead-letter.ts';
import type { InvokeEntry } from './load-handlers.ts';

/** Lambda makes at most three attempts at an asynchronous invocation. */
const ATTEMPTS = 3;

export type RetryOptions = {
  readonly invoke: InvokeEntry;
  readonly waitMs: number;
  readonly failed: (where: string, cause: unknown) => void;
  readonly addDeadLetter: (letter: DeadLetter) => void;
};

/** Invokes a function asynchronously, as Lambda does: retries with backoff, then a dead letter. */
export async function invokeWithRetries(options: RetryOptions, entry: string, event: unknown): Promise<void> {
  for (let tried = 1; ; tried += 1) {
    try {
      await options.invoke(entry, event);
      return;
    } catch (cause) {
      options.failed(entry, cause);
      if (tried === ATTEMPTS) return options.addDeadLetter({ entry, event, cause: String(cause) });
      await pause(options.waitMs * tried);
    }
  }
}
