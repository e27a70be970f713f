import { setTimeout as pause } from 'node:timers/promises';
import type { DeadLetter } from './dead-letter.ts';
import type { InvokeEntry } from './load-handlers.ts';

/** Lambda runs a function whose caller does not wait for its answer three times at most. */
const ATTEMPTS = 3;

export type RunOptions = {
  readonly invoke: InvokeEntry;
  readonly waitMs: number;
  readonly failed: (where: string, cause: unknown) => void;
  readonly addDeadLetter: (letter: DeadLetter) => void;
};

/** Hands a function an event whose sender waits for no answer: tried again if it fails, then a dead letter. */
export async function runEvent(options: RunOptions, entry: string, event: unknown): Promise<void> {
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
