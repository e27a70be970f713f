import type { Store } from '#functions/store/client.ts';

type Conditional = {
  ConditionExpression?: string;
  UpdateExpression?: string;
  Item?: Record<string, unknown>;
};
/** One item of a transaction. */
export type Written = { readonly Update?: Conditional; readonly Put?: Conditional };
type Input = {
  readonly TransactItems?: readonly Written[];
  readonly ClientRequestToken?: string;
  readonly ExpressionAttributeValues?: Readonly<Record<string, unknown>>;
};
type Args = { readonly input: Input };
type Send = (
  args: Args,
) => Promise<{ readonly output: { Items?: readonly unknown[] }; readonly response?: object }>;

/** Plants a bug in a store: every request goes through `change` first. */
export function plantIn(store: Pick<Store, 'client'>, change: (next: Send) => Send): void {
  const place = { step: 'initialize', priority: 'high', name: 'planted' } as const;
  store.client.middlewareStack.add(change as never, place);
}

/** `condition` is sent along and holds whether or not it is true. */
export function withoutCondition<S extends Pick<Store, 'client'>>(store: S, condition: string): S {
  plantIn(store, (next) => (args) => {
    for (const { Update, Put } of args.input.TransactItems ?? []) {
      const written = Update ?? Put;
      if (written?.ConditionExpression)
        written.ConditionExpression = weakened(written.ConditionExpression, condition);
    }
    return next(args);
  });
  return store;
}

/** The ledger is neither checked nor raised. */
export function withoutLedger(store: Store): void {
  plantIn(store, (next) => (args) => next(only(args, ({ Put }) => Put?.Item?.kind !== 'ledger')));
}

/** Seats that are given back stay taken. */
export function withoutReturns(store: Store): void {
  plantIn(
    store,
    (next) => (args) => next(only(args, ({ Update }) => !Update?.UpdateExpression?.startsWith('REMOVE'))),
  );
}

/** What should be one transaction is two, one after the other. */
export function inTwoWrites(store: Store): void {
  plantIn(store, (next) => async (args) => {
    const items = args.input.TransactItems ?? [];
    if (items.length < 2) return next(args);
    const half = Math.ceil(items.length / 2);
    const { ClientRequestToken: _, ...input } = args.input;
    await next({ ...args, input: { ...input, TransactItems: items.slice(0, half) } });
    return next({ ...args, input: { ...input, TransactItems: items.slice(half) } });
  });
}

/** What fences off an unsettled send is answered as done, and is never sent. */
export function withoutFences<S extends Pick<Store, 'client'>>(store: S): S {
  plantIn(store, (next) => async (args) => {
    const [only, ...others] = args.input.TransactItems ?? [];
    const raises = ['SET #fence = :to', 'SET #version = :to'];
    const isFence =
      raises.includes(only?.Update?.UpdateExpression ?? '') || only?.Put?.Item?.kind === 'ledger';
    return isFence && others.length === 0 ? { response: {}, output: {} } : next(args);
  });
  return store;
}

function only(args: Args, isKept: (written: Written) => boolean): Args {
  const { TransactItems } = args.input;
  return TransactItems
    ? { ...args, input: { ...args.input, TransactItems: TransactItems.filter(isKept) } }
    : args;
}

/** DynamoDB refuses a request with names or values that are not used, so the condition stays and means nothing. */
function weakened(asked: string, condition: string): string {
  return asked
    .split(' AND ')
    .map((term) => (term === condition ? `(${term} OR NOT ${term})` : term))
    .join(' AND ');
}
