import type { Store } from '../../functions/store/client.ts';

type Conditional = { ConditionExpression?: string };
type Written = { readonly Update?: Conditional; readonly Put?: Conditional };
type Args = { readonly input: { readonly TransactItems?: readonly Written[] } };

/** Plants a bug in a store: `condition` is sent along and holds whether or not it is true. */
export function withoutCondition(store: Store, condition: string): Store {
  const middleware = (next: (args: Args) => unknown) => (args: Args) => {
    for (const { Update, Put } of args.input.TransactItems ?? []) {
      const written = Update ?? Put;
      if (written?.ConditionExpression)
        written.ConditionExpression = weakened(written.ConditionExpression, condition);
    }
    return next(args);
  };
  const place = { step: 'initialize', priority: 'high', name: 'without-condition' } as const;
  store.client.middlewareStack.add(middleware as never, place);
  return store;
}

/** DynamoDB refuses a request with names or values that are not used, so the condition stays and means nothing. */
function weakened(asked: string, condition: string): string {
  return asked
    .split(' AND ')
    .map((term) => (term === condition ? `(${term} OR NOT ${term})` : term))
    .join(' AND ');
}
