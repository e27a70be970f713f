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
 * The stops of a process by what they leave: each series in a world of its own, in which only its last stop leaves something. A call
 * that only reads leaves nothing, so that a stop before or after it leaves what the write before it has left: those before the first
 * write are one series, and a stop after each write is one. Where others are under way beside a write, nobody knows which of them are
 * done, and each stop is a series.
 */
export function stopSeries(calls: readonly Call[]): readonly (readonly Stop[])[] {
  const firstWrite = calls.findIndex(({ writes }) => writes);
  const stops = calls.flatMap((_, index): Stop[] => [
    [index + 1, 'before'],
    [index + 1, 'after'],
  ]);
  const idle = 2 * firstWrite + 1;
  const telling = stops.slice(idle).filter(([at, when]) => {
    const { writes = false, isBesideWrite = false } = calls[at - 1] ?? {};
    return isBesideWrite || (writes && when === 'after');
  });
  return [stops.slice(0, idle), ...telling.map((stop) => [stop])];
}
