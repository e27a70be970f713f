import { type Context, putBetween, type SdkClient, type Send } from './sdk-middleware.ts';

/** Lets transactions through, or holds them back so that all reads meanwhile are of one moment. */
export type Gate = {
  /** Waits for the transactions under way, keeps all others waiting while `body` runs, and lets them go on. */
  hold<T>(body: () => Promise<T>): Promise<T>;
};

/** Puts a gate before the transactions of a client. Reads pass it at any time, so that races are not changed. */
export function gateBefore(client: SdkClient): Gate {
  const underWay = new Set<Promise<unknown>>();
  let closed: Promise<unknown> | undefined;
  const letThrough = (next: Send): Send => {
    return async (args) => {
      while (closed) await closed;
      const sent = next(args);
      underWay.add(sent);
      return sent.finally(() => underWay.delete(sent));
    };
  };
  const isTransaction = ({ commandName }: Context) => commandName === 'TransactWriteItemsCommand';
  putBetween(client, 'gate', (next, of) => (isTransaction(of) ? letThrough(next) : next), 'nearest');
  return {
    async hold(body) {
      while (closed) await closed;
      const { promise, resolve } = Promise.withResolvers<void>();
      closed = promise;
      try {
        await Promise.allSettled([...underWay]);
        return await body();
      } finally {
        closed = undefined;
        resolve();
      }
    },
  };
}
