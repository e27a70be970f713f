import { setTimeout as sleep } from 'node:timers/promises';
import { failureOf } from './failure.ts';

/** Between tries of the same: up to 10 ms after the first, and up to twice as long from one to the next. */
const FIRST_PAUSE = 10;
const LONGEST_PAUSE = 800;

/** Retries `action` while its failure says nothing; throws what it throws otherwise, or once patience has ended. */
export async function insist<T>(action: () => Promise<T>, patienceEnds: number): Promise<T> {
  for (let round = 0; ; round += 1) {
    try {
      return await action();
    } catch (error) {
      if (failureOf(error) !== 'unsettled' || performance.now() > patienceEnds) throw error;
      await pause(FIRST_PAUSE * 2 ** round);
    }
  }
}

/** Waits with full jitter: any time up to the limit, in milliseconds. */
export function pause(limit: number): Promise<void> {
  return sleep(Math.random() * Math.min(LONGEST_PAUSE, limit));
}
