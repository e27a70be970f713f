import { randomUUID } from 'node:crypto';
import type { Change } from '#domain/contract.ts';
import type { Store } from './client.ts';
import { commit } from './commit.ts';
import { failureOf, mayStillArrive } from './failure.ts';
import { fenceAgainst, isHarmlessWhenLate } from './fence.ts';
import { insist } from './insist.ts';

/**
 * What became of a decision. `not-done`: it has failed, or what a fresh read shows of it is all that there will ever be.
 * `unknown`: it may be done now, later or never.
 */
export type Fate = 'done' | 'not-done' | 'unknown';

/**
 * Sends the changes of a decision under one token until it is known whether they were carried out. If they were not as
 * far as is known, and a send of them may still arrive, they are fenced off. Throws what no second try could mend.
 */
export async function send(
  store: Store,
  season: string,
  changes: readonly Change[],
  patienceEnds: number,
): Promise<Fate> {
  const token = randomUUID();
  let isUnderWay = false;
  const sendOnce = async () => {
    try {
      await commit(store, season, changes, token);
    } catch (error) {
      isUnderWay ||= mayStillArrive(error);
      throw error;
    }
  };
  try {
    await insist(sendOnce, patienceEnds);
    return 'done';
  } catch (error) {
    if (!failureOf(error)) throw error;
    return isUnderWay ? fenceOff(store, season, changes, patienceEnds) : 'not-done';
  }
}

/**
 * Raises the lock on which the changes were decided (decision 0020). DynamoDB forgets a token whose transaction was
 * canceled, so a send of it that arrives after the answer is judged again, and would be carried out if its conditions
 * have come true by then.
 */
async function fenceOff(
  store: Store,
  season: string,
  changes: readonly Change[],
  patienceEnds: number,
): Promise<Fate> {
  if (isHarmlessWhenLate(changes)) return 'not-done';
  const fence = fenceAgainst(changes);
  if (!fence) return 'unknown';
  const token = randomUUID();
  try {
    await insist(() => commit(store, season, [fence], token), patienceEnds);
    return 'not-done';
  } catch (error) {
    const failure = failureOf(error);
    if (!failure) throw error;
    return failure === 'lost' ? 'not-done' : 'unknown';
  }
}
