import { TransactWriteCommand, type TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import type { Change } from '#domain/decisions/decision.ts';
import type { Offer } from '#domain/offers/offer.ts';
import type { Store } from './client.ts';
import { boardKey, dueIn, type Key, ledgerKey, offerKey, recordKey, seasonKey, seatKey } from './keys.ts';
import { table } from './table.ts';

type Write = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

/** What must be true of an item at the moment at which it is written, by name. */
const conditions = {
  'is-new': 'attribute_not_exists(#pk)',
  'is-version': '#version = :from',
  'is-version-without-fence': '#version = :from AND attribute_not_exists(#fence)',
  'is-version-with-fence': '#version = :from AND #fence = :fence',
  'seat-is-free': 'attribute_exists(#pk) AND attribute_not_exists(#takenBy)',
  'seat-is-free-and-so-labeled':
    'attribute_exists(#pk) AND attribute_not_exists(#takenBy) AND #tracks = :tracks',
  'seat-can-be-taken':
    'attribute_exists(#pk) AND attribute_not_exists(#takenBy) AND #tracks = :tracks AND (attribute_not_exists(#fence) OR #fence <= :version)',
  'seat-is-behind': 'attribute_exists(#pk) AND (attribute_not_exists(#fence) OR #fence < :fence)',
  'seat-is-held-by-offer': '#takenBy = :offer',
  'seat-is-held-by-offer-and-so-labeled': '#takenBy = :offer AND #tracks = :tracks',
  'notice-is-unsent': 'attribute_exists(#pk) AND attribute_not_exists(#sent.#notice)',
} as const;

type Condition = keyof typeof conditions;

type Values = Readonly<Record<string, unknown>>;

/**
 * Writes all changes of a decision, or none: the only place in Fairslot that writes. `token` names the attempt: the
 * same changes under the same token are done once, however often they are sent within ten minutes. Throws what the
 * SDK throws; `failureOf` says what it means.
 */
export async function commit(
  store: Store,
  season: string,
  changes: readonly Change[],
  token: string,
): Promise<void> {
  await store.client.send(
    new TransactWriteCommand({
      TransactItems: changes.map((change) => writeOf(store.table, season, change)),
      ClientRequestToken: token,
    }),
  );
}

type ChangeOf<K extends Change['kind']> = Extract<Change, { kind: K }>;

/** The write that each kind of change becomes, in the table `name` and for `season`. */
const writes: {
  readonly [K in Change['kind']]: (name: string, season: string, change: ChangeOf<K>) => Write;
} = {
  'take-seat': (name, season, { seat, tracks, offer, version = 0 }) =>
    update(name, seatKey(season, seat), 'SET #takenBy = :offer', 'seat-can-be-taken', {
      offer,
      tracks,
      version,
    }),
  'give-seat-back': (name, season, { seat, offer }) =>
    update(name, seatKey(season, seat), 'REMOVE #takenBy', 'seat-is-held-by-offer', { offer }),
  'relabel-seat': (name, season, { seat, takenBy, from, to }) =>
    update(
      name,
      seatKey(season, seat),
      'SET #tracks = :to',
      takenBy ? 'seat-is-held-by-offer-and-so-labeled' : 'seat-is-free-and-so-labeled',
      { tracks: from, to, ...(takenBy ? { offer: takenBy } : {}) },
    ),
  'add-seat': (name, season, { seat }) => put(name, { ...seatKey(season, seat), kind: 'seat', ...seat }),
  'remove-seat': (name, season, { seat }) => remove(name, seatKey(season, seat)),
  'fence-seat': (name, season, { seat, fence }) =>
    update(name, seatKey(season, seat), 'SET #fence = :fence', 'seat-is-behind', { fence }),
  'put-offer': (name, season, { offer, replaces }) =>
    put(
      name,
      { ...offerKey(season, offer.id), kind: 'offer', ...offer, ...due(offer) },
      replaces === undefined ? inPlaceOf() : unchanged(replaces, offer.fence),
    ),
  'fence-offer': (name, season, { offer, version, fence }) => {
    const { condition, values } = unchanged(version, fence);
    const raised = { ...values, to: (fence ?? 0) + 1 };
    return update(name, offerKey(season, offer), 'SET #fence = :to', condition, raised);
  },
  'put-season': (name, id, { season, version, fence, replaces }) =>
    put(name, { ...seasonKey(id), kind: 'season', season, version, fence }, inPlaceOf(replaces)),
  'put-board': (name, id, { board, version, replaces }) =>
    put(name, { ...boardKey(id), kind: 'board', ...board, version }, inPlaceOf(replaces)),
  'raise-board': (name, id, { from }) =>
    update(name, boardKey(id), 'SET #version = :to', 'is-version', { from, to: from + 1 }),
  'raise-season': (name, id, { from }) =>
    update(name, seasonKey(id), 'SET #version = :to', 'is-version', { from, to: from + 1 }),
  'raise-ledger': (name, season, { from }) =>
    put(
      name,
      { ...ledgerKey(season), kind: 'ledger', version: from + 1 },
      inPlaceOf(from === 0 ? undefined : from),
    ),
  'add-record': (name, _season, { record }) =>
    put(name, { ...recordKey(record), kind: table.outboxKind, ...record, sent: {} }),
  'note-sent': (name, _season, { record, notice, outcome }) =>
    update(
      name,
      recordKey(record),
      'SET #sent.#notice = :outcome',
      'notice-is-unsent',
      { outcome },
      {
        notice: String(notice),
      },
    ),
};

function writeOf<K extends Change['kind']>(name: string, season: string, change: ChangeOf<K>): Write {
  return writes[change.kind as K](name, season, change);
}

type Demand = { readonly condition: Condition; readonly values: Values };

/** That no item is there, or that it has the version `replaces`. */
function inPlaceOf(replaces?: number): Demand {
  return replaces === undefined
    ? { condition: 'is-new', values: {} }
    : { condition: 'is-version', values: { from: replaces } };
}

/** That the offer is as it was read: nothing has changed it, and no send that was decided on it was fenced off. */
function unchanged(from: number, fence?: number): Demand {
  return fence === undefined
    ? { condition: 'is-version-without-fence', values: { from } }
    : { condition: 'is-version-with-fence', values: { from, fence } };
}

function put(
  name: string,
  item: Record<string, unknown>,
  { condition, values }: Demand = inPlaceOf(),
): Write {
  const demanded = expressions({ ConditionExpression: conditions[condition] }, values);
  return { Put: { TableName: name, Item: item, ...demanded } };
}

function update(
  name: string,
  key: Key,
  expression: string,
  condition: Condition,
  values: Values,
  names: Readonly<Record<string, string>> = {},
): Write {
  const both = { UpdateExpression: expression, ConditionExpression: conditions[condition] };
  return { Update: { TableName: name, Key: key, ...expressions(both, values, names) } };
}

function remove(name: string, key: Key): Write {
  return {
    Delete: {
      TableName: name,
      Key: key,
      ...expressions({ ConditionExpression: conditions['seat-is-free'] }, {}),
    },
  };
}

/** The expressions with their placeholders filled: `#word` stands for the attribute `word` unless `names` says else. */
function expressions<T extends Readonly<Record<string, string>>>(
  texts: T,
  values: Values,
  names: Readonly<Record<string, string>> = {},
): T & {
  ExpressionAttributeNames: Record<string, string>;
  ExpressionAttributeValues?: Record<string, unknown>;
} {
  const words = new Set(Object.values(texts).flatMap((text) => text.match(/(?<=#)\w+/g) ?? []));
  const filled = Object.entries(values).map(([word, value]) => [`:${word}`, value]);
  return {
    ...texts,
    ExpressionAttributeNames: Object.fromEntries([...words].map((word) => [`#${word}`, names[word] ?? word])),
    ...(filled.length > 0 ? { ExpressionAttributeValues: Object.fromEntries(filled) } : {}),
  };
}

/** Only an open offer is due for anything; leaving the attributes out takes it from the index. */
function due(offer: Offer): Record<string, string> {
  const { partitionKey, sortKey } = table.dueIndex;
  return offer.state === 'open' ? { [partitionKey]: dueIn, [sortKey]: offer.closesAt } : {};
}
