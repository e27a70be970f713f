import { TransactWriteCommand, type TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import type { Change } from '#domain/contract.ts';
import { accommodationWrites } from '#functions/store/accommodations/accommodation-requests.ts';
import { seasonDraftWrites } from '#functions/store/drafts/season-drafts.ts';
import { recordedWrites } from '#functions/store/history/record-change.ts';
import { correctionWrites } from '#functions/store/import-items/column-corrections.ts';
import { uploadWrites } from '#functions/store/import-items/uploads.ts';
import { interviewersWrites } from '#functions/store/interviewers/stored-interviewers.ts';
import { plannedDayWrites } from '#functions/store/interviews/planned-days.ts';
import { applicationWrites } from '#functions/store/items/applications.ts';
import { boardWrites } from '#functions/store/items/board.ts';
import { erasureWrites } from '#functions/store/items/erasures.ts';
import { factWrites } from '#functions/store/items/facts.ts';
import { ledgerWrites } from '#functions/store/items/ledger.ts';
import { offerWrites } from '#functions/store/items/offers.ts';
import { recordWrites } from '#functions/store/items/records.ts';
import { seasonWrites } from '#functions/store/items/seasons.ts';
import { seatWrites } from '#functions/store/items/seats.ts';
import { sessionWrites } from '#functions/store/items/sessions.ts';
import { bulkReviewWrites } from '#functions/store/lists/bulk-reviews.ts';
import { viewWrites } from '#functions/store/lists/views.ts';
import { matchListWrites } from '#functions/store/match-lists/match-lists.ts';
import { panelWrites } from '#functions/store/questions/panels.ts';
import { questionWrites } from '#functions/store/questions/questions.ts';
import { selfIdentificationWrites } from '#functions/store/self-identification/self-identifications.ts';
import { statusWaveWrites } from '#functions/store/statuses/status-waves.ts';
import type { Store } from './client.ts';
import { conditions, type Write, type Writes } from './write.ts';

/** The write that each kind of change becomes: a kind without one does not compile. */
const writes: Writes<Change> = {
  ...seatWrites,
  ...offerWrites,
  ...accommodationWrites,
  ...seasonWrites,
  ...ledgerWrites,
  ...boardWrites,
  ...recordWrites,
  ...erasureWrites,
  ...applicationWrites,
  ...factWrites,
  ...sessionWrites,
  ...correctionWrites,
  ...uploadWrites,
  ...viewWrites,
  ...seasonDraftWrites,
  ...recordedWrites,
  ...statusWaveWrites,
  ...selfIdentificationWrites,
  ...bulkReviewWrites,
  ...plannedDayWrites,
  ...matchListWrites,
  ...interviewersWrites,
  ...panelWrites,
  ...questionWrites,
};

type Item = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

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
      TransactItems: changes.map((change) => itemOf(store.table, writeOf(season, change))),
      ClientRequestToken: token,
    }),
  );
}

function writeOf(season: string, change: Change): Write {
  // The table pairs each kind with its own change; TypeScript cannot follow that through a lookup by a union.
  const write = writes[change.kind] as (season: string, change: Change) => Write;
  return write(season, change);
}

/** One item of the transaction, in the words of the SDK. */
function itemOf(name: string, write: Write): Item {
  const condition = conditions[write.condition];
  const set = write.kind === 'update' ? write.set : '';
  const words = new Set(`${condition} ${set}`.match(/(?<=#)\w+/g));
  const values = Object.entries(write.values ?? {}).map(([word, value]) => [`:${word}`, value]);
  const common = {
    TableName: name,
    ConditionExpression: condition,
    ExpressionAttributeNames: Object.fromEntries(
      [...words].map((word) => [`#${word}`, write.names?.[word] ?? word]),
    ),
    ...(values.length > 0 ? { ExpressionAttributeValues: Object.fromEntries(values) } : {}),
  };
  switch (write.kind) {
    case 'put':
      return { Put: { ...common, Item: write.item } };
    case 'update':
      return { Update: { ...common, Key: write.key, UpdateExpression: set } };
    case 'delete':
      return { Delete: { ...common, Key: write.key } };
    case 'check':
      return { ConditionCheck: { ...common, Key: write.key } };
    default:
      throw new Error(`no item for ${write satisfies never}`);
  }
}
