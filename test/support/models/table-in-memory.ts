import { setImmediate as turn } from 'node:timers/promises';
import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { openStore, type Store } from '#functions/store/client.ts';
import { table } from '#functions/store/table.ts';
import type { Faults } from '#test/support/faults/faults.ts';
import type { SdkClient } from '#test/support/faults/sdk-middleware.ts';

type Item = Readonly<Record<string, unknown>>;
type Expressions = {
  readonly ConditionExpression?: string;
  readonly UpdateExpression?: string;
  readonly KeyConditionExpression?: string;
  readonly ProjectionExpression?: string;
  readonly ExpressionAttributeNames?: Readonly<Record<string, string>>;
  readonly ExpressionAttributeValues?: Item;
};
type Write = {
  readonly Put?: Expressions & { readonly Item: Item };
  readonly Update?: Expressions & { readonly Key: Item };
  readonly Delete?: Expressions & { readonly Key: Item };
};
type Input = Expressions & {
  readonly Key?: Item;
  readonly TransactItems?: readonly Write[];
  readonly ClientRequestToken?: string;
};
type Items = Map<string, Item>;
type Handler = (args: {
  readonly input: Input;
}) => Promise<{ readonly output: object; readonly response: object }>;
type Middleware = (next: Handler, context: { readonly commandName?: string }) => Handler;

/**
 * A stand-in for DynamoDB, in memory, under the SDK's own client: GetItem, Query and TransactWriteItems with the few forms
 * of condition that `commit.ts` uses; each request done at once, and a token done once. It is no proof by itself: it makes
 * many more schedules affordable, and a test holds it to what DynamoDB Local does. Before and after each request a number
 * of turns of the event loop pass, drawn by `random`. `strikes` puts a fault layer before its transactions.
 */
export function storeInMemory(random: () => number, strikes?: (client: SdkClient) => Faults): Store {
  const items: Items = new Map();
  const done = new Set<string>();
  const store = openStore('in-memory', { region: 'us-east-1' });
  let struck: Middleware = (next) => next;
  strikes?.({
    middlewareStack: {
      add: (middleware: unknown) => {
        struck = middleware as unknown as Middleware;
      },
    },
  });
  const middleware: Middleware = (_, context) => {
    const answered: Handler = async ({ input }) => {
      for (let turns = Math.floor(random() * 6); turns > 0; turns -= 1) await turn();
      const output = answer(items, done, context.commandName ?? '', input);
      for (let turns = Math.floor(random() * 6); turns > 0; turns -= 1) await turn();
      return { output, response: {} };
    };
    return context.commandName === 'TransactWriteItemsCommand' ? struck(answered, context) : answered;
  };
  const place = { step: 'initialize', priority: 'low', name: 'in-memory' } as const;
  store.client.middlewareStack.add(middleware as never, place);
  return store;
}

function answer(items: Items, done: Set<string>, command: string, input: Input): object {
  if (command === 'GetItemCommand') {
    const Item = items.get(nameOf(input.Key ?? {}));
    return Item ? { Item } : {};
  }
  if (command === 'QueryCommand') return { Items: query(items, input) };
  if (command === 'TransactWriteItemsCommand') return write(items, done, input);
  throw new Error(`the stand-in does not know ${command}`);
}

function nameOf(key: Item): string {
  return `${key[table.partitionKey]}\n${key[table.sortKey]}`;
}

function query(
  items: Items,
  { KeyConditionExpression = '', ExpressionAttributeValues = {}, ProjectionExpression, ...names }: Input,
): readonly Item[] {
  const known = ['', ' AND begins_with(#sk, :prefix)', ' AND #sk BETWEEN :from AND :to'];
  if (!known.some((condition) => KeyConditionExpression === `#pk = :pk${condition}`))
    throw new Error(`the stand-in cannot query ${KeyConditionExpression}`);
  const { ':pk': pk, ':prefix': prefix = '', ':from': from, ':to': to } = ExpressionAttributeValues;
  const [least, most] = [`${pk}\n${from ?? prefix}`, `${pk}\n${to ?? `${prefix}\uffff`}`];
  return [...items.keys()]
    .filter((name) => name >= least && name <= most)
    .sort()
    .map((name) => items.get(name) as Item)
    .map((item) => (ProjectionExpression ? projected(item, ProjectionExpression, names) : item));
}

/** Those attributes of the item that are asked for. */
function projected(item: Item, asked: string, names: Expressions): Item {
  const attributes = asked.split(', ').flatMap((words) => pathOf(words, names));
  return Object.fromEntries(Object.entries(item).filter(([name]) => attributes.includes(name)));
}

function write(items: Items, done: Set<string>, input: Input): object {
  const { TransactItems = [], ClientRequestToken = '' } = input;
  if (done.has(ClientRequestToken)) return {};
  const codes = TransactItems.map((each) => (holds(items, each) ? 'None' : 'ConditionalCheckFailed'));
  if (codes.includes('ConditionalCheckFailed')) {
    const CancellationReasons = codes.map((Code) => ({ Code }));
    throw new TransactionCanceledException({ message: 'canceled', $metadata: {}, CancellationReasons });
  }
  for (const each of TransactItems) attemptOrThrow(items, each);
  done.add(ClientRequestToken);
  return {};
}

function targetOf({ Put, Update, Delete }: Write): Expressions & { name: string } {
  const one = Put ?? Update ?? Delete;
  if (!one) throw new Error('the stand-in knows no such write');
  return { ...one, name: nameOf('Item' in one ? one.Item : one.Key) };
}

/** Whether the item's condition is true: terms joined by AND, each of which may be two in brackets, joined by OR. */
function holds(items: Items, each: Write): boolean {
  const { ConditionExpression = '', ExpressionAttributeValues = {}, name, ...rest } = targetOf(each);
  const item = items.get(name);
  const isTrue = (term: string): boolean => {
    const [, test, inside, left, operator, right] =
      /^(attribute_(?:not_)?exists)\((\S+)\)$|^(\S+) (=|<|<=) (\S+)$/.exec(term) ?? [];
    if (test) return (valueAt(item, inside ?? '', rest) !== undefined) === (test === 'attribute_exists');
    if (!left || !right) throw new Error(`the stand-in cannot check ${term}`);
    const [is, asked] = [valueAt(item, left, rest), ExpressionAttributeValues[right]];
    if (operator === '=') return same(is, asked);
    return operator === '<' ? Number(is) < Number(asked) : Number(is) <= Number(asked);
  };
  return ConditionExpression.split(' AND ').every((term) => {
    if (/^\((.+) OR NOT \1\)$/.test(term)) return true;
    const [, either = '', or = ''] = /^\((.+) OR (.+)\)$/.exec(term) ?? [];
    return either ? isTrue(either) || isTrue(or) : isTrue(term);
  });
}

function pathOf(words: string, { ExpressionAttributeNames = {} }: Expressions): readonly string[] {
  return words.split('.').map((word) => ExpressionAttributeNames[word] ?? word);
}

function valueAt(item: Item | undefined, words: string, names: Expressions): unknown {
  const [first = '', second] = pathOf(words, names);
  const value = item?.[first];
  return second === undefined ? value : (value as Item | undefined)?.[second];
}

function attemptOrThrow(items: Items, each: Write): void {
  const { UpdateExpression = '', ExpressionAttributeValues = {}, name, ...rest } = targetOf(each);
  if (each.Put) items.set(name, asStored(each.Put.Item));
  if (each.Delete) items.delete(name);
  if (!each.Update) return;
  const item: Record<string, unknown> = { ...(items.get(name) ?? each.Update.Key) };
  const [, removed, path = '', from = ''] =
    /^(?:REMOVE (\S+)|SET (\S+) = (\S+))$/.exec(UpdateExpression) ?? [];
  const [first = '', second] = pathOf(removed ?? path, rest);
  const value = ExpressionAttributeValues[from];
  if (removed) delete item[first];
  else if (!first || !value) throw new Error(`the stand-in cannot do ${UpdateExpression}`);
  else item[first] = second ? { ...(item[first] as Item), [second]: value } : value;
  items.set(name, item);
}

/** Every stored value is plain JSON; `undefined` is left out, as the client is configured to do. */
function asStored(item: Item): Item {
  return JSON.parse(JSON.stringify(item)) as Item;
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
