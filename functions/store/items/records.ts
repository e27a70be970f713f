import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { ChangeRecord, SeasonRecord, StoredRecord } from '#domain/contract.ts';
import type { AddRecord, RecordName, Stored } from '#domain/decisions/change-record.ts';
import type { DeliveryChange } from '#domain/delivery/delivery-record.ts';
import type { Digested } from '#domain/digest/digest-record.ts';
import type { OfferRecord } from '#domain/history/offer-record.ts';
import type { SeasonApplied } from '#domain/season-plan/season-applied.ts';
import { plusHours } from '#domain/values/time.ts';
import type { Store } from '#functions/store/client.ts';
import { journalAttributes } from '#functions/store/history/journal-attributes.ts';
import {
  digestPrefix,
  interviewersPrefix,
  interviewsPrefix,
  isOfDesk,
  matchPrefix,
  recordKey,
  recordPrefix,
  recordsOf,
  statusPrefix,
} from '#functions/store/keys.ts';
import { matchListChangedItem } from '#functions/store/match-lists/match-list-changed-item.ts';
import { get, query } from '#functions/store/query.ts';
import { deskRecordItem } from '#functions/store/record-items/desk-events.ts';
import { interviewRecordItem } from '#functions/store/record-items/interview-events.ts';
import { interviewerRecordItem } from '#functions/store/record-items/interviewer-events.ts';
import { offerRecordItem } from '#functions/store/record-items/offer-events.ts';
import {
  digestedItem,
  seasonAppliedItem,
  seasonRecordItem,
} from '#functions/store/record-items/season-events.ts';
import { statusNoticeItem } from '#functions/store/record-items/status-events.ts';
import { table } from '#functions/store/table.ts';
import { put, type Writes } from '#functions/store/write.ts';
import { expiry } from './expiry.ts';

/** A mail that is late is sent within six hours, and must find its record. */
const KEPT_HOURS = 24;
/** For a question why no mail came. */
const ENDED_KEPT_HOURS = 30 * 24;

const NOTICE_KEPT_HOURS = 30 * 24;

export const recordWrites: Writes<AddRecord<ChangeRecord> | DeliveryChange> = {
  'add-record': (season, { record }) =>
    put({
      ...recordKey(record),
      ...{ kind: table.outboxKind, ...record, sent: {}, arrived: {} },
      ...placeOf(season, record),
    }),
  'note-sent': (_season, { record, notice, outcome }) => ({
    kind: 'update',
    key: recordKey(record),
    set: 'SET #sent.#notice = :outcome',
    condition: 'notice-is-unsent',
    values: { outcome },
    names: { notice: String(notice) },
  }),
  'note-arrived': (_season, { record, notice, at }) => ({
    kind: 'update',
    key: recordKey(record),
    set: 'SET #arrived.#notice = :at',
    condition: 'notice-is-not-known-to-have-arrived',
    values: { at },
    names: { notice: String(notice) },
  }),
};

/** Records of the desk go after a while; all others are permanent, and those that changed something are in the journal. */
function placeOf(season: string, record: ChangeRecord): Readonly<Record<string, string | number>> {
  switch (record.event) {
    case 'sign-in-requested':
      return expiry(plusHours(record.endsAt, KEPT_HOURS));
    case 'upload-ended':
    case 'bulk-review-ended':
    case 'draft-ended':
      return expiry(plusHours(record.at, ENDED_KEPT_HOURS));
    // A bounce comes within days; that the applicant was told is in the history of the application.
    case 'status-notice':
      return expiry(plusHours(record.at, NOTICE_KEPT_HOURS));
    case 'digested':
      return {};
    default:
      return journalAttributes(season, record.event, record.at, record.id);
  }
}

/** The history of an offer, oldest first by its versions: the clocks of two machines may disagree about the order. */
export async function readRecords(
  store: Store,
  season: string,
  offer: string,
): Promise<readonly Stored<OfferRecord>[]> {
  const records = await query(store, recordsOf(season, offer), '', offerRecordItem);
  return records.sort((one, other) => one.version - other.version);
}

/** The records of the season itself, in the order of their ids. */
export async function readSeasonRecords(
  store: Store,
  season: string,
): Promise<readonly Stored<SeasonRecord>[]> {
  return query(store, recordsOf(season), '', seasonRecordItem);
}

export async function readRecord(store: Store, name: RecordName): Promise<StoredRecord | undefined> {
  const key = recordKey(name);
  if (name.id.startsWith(statusPrefix)) return get(store, key, statusNoticeItem);
  if (name.id.startsWith(interviewsPrefix)) return get(store, key, interviewRecordItem);
  if (name.id.startsWith(matchPrefix)) return get(store, key, matchListChangedItem);
  if (name.id.startsWith(interviewersPrefix)) return get(store, key, interviewerRecordItem);
  if (isOfDesk(name.id)) return get(store, key, deskRecordItem);
  return name.offer === undefined ? get(store, key, seasonRecordItem) : get(store, key, offerRecordItem);
}

/** The files of the season that were applied, oldest first. */
export async function readApplied(store: Store, season: string): Promise<readonly Stored<SeasonApplied>[]> {
  return query(store, recordsOf(season), recordPrefix, seasonAppliedItem);
}

/** The season's last digest, if there was one. */
export async function readLastDigest(store: Store, season: string): Promise<Stored<Digested> | undefined> {
  const { Items = [] } = await store.client.send(
    new QueryCommand({
      TableName: store.table,
      ConsistentRead: true,
      KeyConditionExpression: '#pk = :pk AND begins_with(#sk, :prefix)',
      ExpressionAttributeNames: { '#pk': table.partitionKey, '#sk': table.sortKey },
      ExpressionAttributeValues: { ':pk': recordsOf(season), ':prefix': digestPrefix },
      ScanIndexForward: false,
      Limit: 1,
    }),
  );
  return Items[0] && digestedItem.parse(Items[0]);
}
