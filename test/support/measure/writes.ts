import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { ClientRequest } from 'node:http';

/**
 * Does `work`, and counts its write requests to DynamoDB as they leave this process, from any client. Nothing
 * else may write meanwhile.
 */
export async function countingWrites<T>(
  work: () => Promise<T>,
): Promise<{ readonly result: T; readonly writes: number }> {
  let writes = 0;
  const count = (message: unknown) => {
    const { request } = message as { request: ClientRequest };
    const target = String(request.getHeader('x-amz-target') ?? '');
    if (/^DynamoDB_\d+\.(?!Get|Batch?Get|Query|Scan|TransactGet|Describe|List)/.test(target)) writes += 1;
  };
  subscribe('http.client.request.created', count);
  try {
    return { result: await work(), writes };
  } finally {
    unsubscribe('http.client.request.created', count);
  }
}
