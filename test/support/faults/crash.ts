import { putBetween, type SdkClient } from './sdk-middleware.ts';

/** The process was stopped. Nobody catches it, and nobody tries again. */
export class Stopped extends Error {
  override readonly name = 'Stopped';
}

/** How many outside calls a client has begun. */
export type Calls = { made: number };

/**
 * Stops the process before its `at`th outside call is sent, or after it was done and before its answer arrives. A process with
 * several clients counts the calls of all of them in `calls`.
 */
export function stopAt(
  client: SdkClient,
  at: number,
  when: 'before' | 'after',
  calls: Calls = { made: 0 },
): Calls {
  putBetween(client, 'crash', (next) => async (args) => {
    calls.made += 1;
    const isLast = calls.made === at;
    if (calls.made > at || (isLast && when === 'before')) throw new Stopped();
    const answer = await next(args);
    if (isLast) throw new Stopped();
    return answer;
  });
  return calls;
}
