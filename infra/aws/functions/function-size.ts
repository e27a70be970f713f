import type { Trigger } from '#functions/entries.ts';

export type FunctionSize = {
  readonly memoryMb: number;
  /** Longer than the function ever takes in good order; what is cut off here is tried again by its trigger. */
  readonly timeoutSeconds: number;
};

/**
 * Memory buys processor time: somebody waits for a page, nobody for a digest. An answer gives up after 5 s of its own
 * accord; a batch of notices and a sweep take as long as their outside calls. No concurrency is
 * reserved: a new account has ten in all and none to set aside, the API's throttles bound applicants, and the table's
 * shards the notices.
 */
export const functionSizes: Readonly<Record<Trigger['kind'], FunctionSize>> = {
  http: { memoryMb: 1024, timeoutSeconds: 10 },
  stream: { memoryMb: 512, timeoutSeconds: 60 },
  every: { memoryMb: 512, timeoutSeconds: 120 },
  'season-hour': { memoryMb: 512, timeoutSeconds: 120 },
  mail: { memoryMb: 512, timeoutSeconds: 30 },
};
