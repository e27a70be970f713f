import { type Context, putBetween, type SdkClient, type Send } from './sdk-middleware.ts';

/** Sends whose connection broke before they had reached the table. */
export type Stragglers = {
  /** Resolves when a send has been cut off and its sender tries again, which waits for `goOn`. */
  readonly retried: Promise<void>;
  goOn(): void;
  /** Delivers the sends that were cut off, and waits until the table has answered them. Returns their number. */
  arrive(): Promise<number>;
};

/** Cuts off the first transaction that the client sends from now on, and keeps its retry waiting. */
export function cutOffFirst(client: SdkClient): Stragglers {
  const [retried, released] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const kept: (() => Promise<unknown>)[] = [];
  let tries = 0;
  between(client, (next) => async (args) => {
    tries += 1;
    if (tries === 1) return keep(kept, next, args);
    if (tries === 2) {
      retried.resolve();
      await released.promise;
    }
    return next(args);
  });
  return { retried: retried.promise, goOn: released.resolve, arrive: () => deliver(kept) };
}

/**
 * Cuts off every send of the client's `nth` transaction, under whose token no other is sent; `onCut` is told of each.
 */
export function cutOffEach(
  client: SdkClient,
  nth: number,
  onCut: () => void = () => {},
): Pick<Stragglers, 'arrive'> {
  const tokens: string[] = [];
  const kept: (() => Promise<unknown>)[] = [];
  between(client, (next) => async (args) => {
    const { ClientRequestToken = '' } = (args as { input: { ClientRequestToken?: string } }).input;
    if (!tokens.includes(ClientRequestToken)) tokens.push(ClientRequestToken);
    if (tokens.indexOf(ClientRequestToken) !== nth - 1) return next(args);
    onCut();
    return keep(kept, next, args);
  });
  return { arrive: () => deliver(kept) };
}

function between(client: SdkClient, middleware: (next: Send) => Send): void {
  const isTransaction = ({ commandName }: Context) => commandName === 'TransactWriteItemsCommand';
  putBetween(client, 'stragglers', (next, of) => (isTransaction(of) ? middleware(next) : next));
}

function keep(kept: (() => Promise<unknown>)[], next: Send, args: unknown): never {
  kept.push(() => next(args));
  throw Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' });
}

async function deliver(kept: (() => Promise<unknown>)[]): Promise<number> {
  const sends = kept.splice(0);
  for (const send of sends) await send().catch(() => undefined);
  return sends.length;
}
