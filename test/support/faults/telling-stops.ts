import { putBetween, type SdkClient } from './sdk-middleware.ts';

/** A call of a process to the outside. */
export type Call = {
  readonly writes: boolean;
  /** Whether another one was writing while it was under way. */
  isBesideWrite: boolean;
};

/** The calls of a process that nobody stops, in their order. A process with several clients has one of them for all. */
export type Trace = { readonly calls: Call[]; readonly underWay: Set<Call> };

export type Stop = readonly [at: number, when: 'before' | 'after'];

const READS = /^(Get|Head|List|Query|Scan|BatchGet|TransactGet)/;

/** Notes every call of the client from now on. */
export function traceOf(client: SdkClient, trace: Trace = { calls: [], underWay: new Set() }): Trace {
  putBetween(client, 'trace', (next, { commandName = '' }) => async (args) => {
    const call: Call = { writes: !READS.test(commandName), isBesideWrite: false };
    for (const other of trace.underWay) {
      call.isBesideWrite ||= other.writes;
      other.isBesideWrite ||= call.writes;
    }
    trace.calls.push(call);
    trace.underWay.add(call);
    try {
      return await next(args);
    } finally {
      trace.underWay.delete(call);
    }
  });
  return trace;
}

/**
 * The stops of a process that leave something that no other of them leaves: before its first write, and after each. A call that
 * only reads leaves nothing, so that a stop before or after it leaves what the write before it has left. Where others are under way
 * beside a write, nobody knows which of them are done, and each stop counts.
 */
export function tellingStops(calls: readonly Call[]): readonly Stop[] {
  const firstWrite = calls.findIndex(({ writes }) => writes);
  return calls.flatMap(({ writes, isBesideWrite }, index) => {
    const stops: Stop[] = [];
    if (isBesideWrite || index === firstWrite) stops.push([index + 1, 'before']);
    if (isBesideWrite || writes) stops.push([index + 1, 'after']);
    return stops;
  });
}

/** Every stop before the first write: none of them leaves anything, one after the other. */
export function idleStops(calls: readonly Call[]): readonly Stop[] {
  const firstWrite = calls.findIndex(({ writes }) => writes);
  const idle = Array.from({ length: firstWrite }, (_, index) => index + 1);
  return idle.flatMap((at): Stop[] => [
    [at, 'before'],
    [at, 'after'],
  ]);
}
