import { subscribe } from 'node:diagnostics_channel';
import type { ClientRequest } from 'node:http';

/** Requests to the database, and how many had to wait for another: those in flight together are one round trip. */
export type Calls = { readonly requests: number; readonly roundTrips: number };

let requests = 0;
let roundTrips = 0;
let inFlight = 0;

/** What this process has asked of the database so far, as Node sees it leave: the SDK's retries are counted too. */
export function databaseCalls(): Calls {
  return { requests, roundTrips };
}

subscribe('http.client.request.created', (message) => {
  const { request } = message as { request: ClientRequest };
  if (!isForDatabase(request)) return;
  requests += 1;
  if (inFlight === 0) roundTrips += 1;
  inFlight += 1;
  request.once('close', () => {
    inFlight -= 1;
  });
});

/** By its host, so that a meter's own look at the table is not counted. */
function isForDatabase(request: ClientRequest): boolean {
  const { host } = new URL(process.env.AWS_ENDPOINT_URL_DYNAMODB ?? '');
  const target = String(request.getHeader('x-amz-target') ?? '');
  return target.startsWith('DynamoDB_') && request.getHeader('host') === host;
}
