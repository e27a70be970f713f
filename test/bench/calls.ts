import { AsyncLocalStorage } from 'node:async_hooks';
import { subscribe } from 'node:diagnostics_channel';
import type { ClientRequest } from 'node:http';

/** What one piece of work asked of the database. Requests that are under way together count as one round trip. */
export type Calls = { requests: number; roundTrips: number; underWay: number };

const counted = new AsyncLocalStorage<Calls>();

/**
 * Counts what `work` and all that it starts ask of the database, as Node sees it go out: retries of the SDK too. What
 * several pieces of work share is counted for the one that asked.
 */
export async function counting<T>(
  work: () => Promise<T>,
): Promise<{ readonly result: T; readonly calls: Calls }> {
  const calls = { requests: 0, roundTrips: 0, underWay: 0 };
  const result = await counted.run(calls, work);
  return { result, calls };
}

subscribe('http.client.request.created', (message) => {
  const { request } = message as { request: ClientRequest };
  const calls = counted.getStore();
  if (!calls || !isForTable(request)) return;
  calls.requests += 1;
  if (calls.underWay === 0) calls.roundTrips += 1;
  calls.underWay += 1;
  request.once('close', () => {
    calls.underWay -= 1;
  });
});

function isForTable(request: ClientRequest): boolean {
  return String(request.getHeader('x-amz-target') ?? '').startsWith('DynamoDB');
}
