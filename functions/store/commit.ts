import { TransactWriteCommand, type TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import type { Change } from '../../domain/decision.ts';
import type { Offer } from '../../domain/offer.ts';
import type { Store } from './client.ts';
import { dueIn, type Key, ledgerKey, offerKey, recordKey, seasonKey, seatKey } from './keys.ts';
import { table } from './table.ts';

type Write = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

/** What must be true of an item at the moment at which it is written, by name. */
const conditions = {
  'is-new': 'attribute_not_exists(#pk)',
  'is-version': '#version = :from',
  'seat-is-free': 'attribute_exists(#pk) AND attribute_not_exists(#takenBy)',
  'seat-is-free-and-so-labelled':
    'attribute_exists(#pk) AND attribute_not_exists(#takenBy) AND #tracks = :tracks',
  'seat-is-held-by-offer': '#takenBy = :offer',
  'seat-is-so-labelled': '#tracks = :tracks',
  'notice-is-unsent': 'attribute_exists(#pk) AND attribute_not_exists(#sent.#notice)',
} as const;

type Condition = keyof typeof conditions;

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

/** The write that a change becomes. */
function writeOf(name: string, season: string, change: Change): Write {
  switch (change.kind) {
    case 'take-seat': {
      const set = { '#takenBy': 'takenBy', '#tracks': 'tracks' };
      const values = { ':offer': change.offer, ':tracks': change.tracks };
      return update(
        name,
        seatKey(season, change.seat),
        'SET #takenBy = :offer',
        'seat-is-free-and-so-labelled',
        set,
        values,
      );
    }
    case 'give-seat-back': {
      const values = { ':offer': change.offer };
      const key = seatKey(season, change.seat);
      return update(name, key, 'REMOVE #takenBy', 'seat-is-held-by-offer', { '#takenBy': 'takenBy' }, values);
    }
    case 'relabel-seat': {
      const values = { ':tracks': change.from, ':to': change.to };
      const key = seatKey(season, change.seat);
      return update(name, key, 'SET #tracks = :to', 'seat-is-so-labelled', { '#tracks': 'tracks' }, values);
    }
    case 'add-seat':
      return put(name, { ...seatKey(season, change.seat), kind: 'seat', ...change.seat }, undefined);
    case 'remove-seat':
      return remove(name, seatKey(season, change.seat));
    case 'put-offer':
      return put(
        name,
        { ...offerKey(season, change.offer.id), kind: 'offer', ...change.offer, ...due(change.offer) },
        change.replaces,
      );
    case 'put-season': {
      const { version, replaces } = change;
      return put(name, { ...seasonKey(season), kind: 'season', season: change.season, version }, replaces);
    }
    case 'raise-ledger':
      return put(
        name,
        { ...ledgerKey(season), kind: 'ledger', version: change.from + 1 },
        change.from || undefined,
      );
    case 'add-record':
      return put(
        name,
        { ...recordKey(change.record), kind: table.outboxKind, ...change.record, sent: {} },
        undefined,
      );
    case 'note-sent': {
      const names = { '#sent': 'sent', '#notice': String(change.notice) };
      const values = { ':outcome': change.outcome };
      return update(
        name,
        recordKey(change.record),
        'SET #sent.#notice = :outcome',
        'notice-is-unsent',
        names,
        values,
      );
    }
    default:
      throw new Error(`no write for ${change satisfies never}`);
  }
}

/** Puts an item where none is, or in place of version `replaces`. */
function put(name: string, item: Record<string, unknown>, replaces: number | undefined): Write {
  const condition: Condition = replaces === undefined ? 'is-new' : 'is-version';
  return {
    Put: {
      TableName: name,
      Item: item,
      ConditionExpression: conditions[condition],
      ExpressionAttributeNames:
        replaces === undefined ? { '#pk': table.partitionKey } : { '#version': 'version' },
      ...(replaces === undefined ? {} : { ExpressionAttributeValues: { ':from': replaces } }),
    },
  };
}

function update(
  name: string,
  key: Key,
  expression: string,
  condition: Condition,
  names: Record<string, string>,
  values: Record<string, unknown>,
): Write {
  const exists = conditions[condition].includes('#pk') ? { '#pk': table.partitionKey } : {};
  return {
    Update: {
      TableName: name,
      Key: key,
      UpdateExpression: expression,
      ConditionExpression: conditions[condition],
      ExpressionAttributeNames: { ...exists, ...names },
      ExpressionAttributeValues: values,
    },
  };
}

function remove(name: string, key: Key): Write {
  return {
    Delete: {
      TableName: name,
      Key: key,
      ConditionExpression: conditions['seat-is-free'],
      ExpressionAttributeNames: { '#pk': table.partitionKey, '#takenBy': 'takenBy' },
    },
  };
}

/** Only an open offer is due for anything; leaving the attributes out takes it from the index. */
function due(offer: Offer): Record<string, string> {
  const { partitionKey, sortKey } = table.dueIndex;
  return offer.state === 'open' ? { [partitionKey]: dueIn, [sortKey]: offer.closesAt } : {};
}
