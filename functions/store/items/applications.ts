import * as z from 'zod/mini';
import type { Application } from '#domain/applications/application.ts';
import type { Values } from '#domain/applications/fields.ts';
import type { AddApplicationRecord, ListApplication } from '#domain/decisions/change-application.ts';
import type { ImportChange } from '#domain/imports/import-change.ts';
import type { ImportJob } from '#domain/imports/import-job.ts';
import type { ApplicationRecord, ReviewChange } from '#domain/review/review-record.ts';
import type { StatusRecord } from '#domain/review/status-record.ts';
import type { PutSelfIdentification } from '#domain/self-identification/self-identification.ts';
import { toldStatuses } from '#domain/statuses/told-status.ts';
import type { ApplicationCheck } from '#domain/waves/application-check.ts';
import type { Store } from '#functions/store/client.ts';
import { journalAttributes } from '#functions/store/history/journal-attributes.ts';
import {
  applicationKey,
  applicationRecordKey,
  applicationRecordsOf,
  applicationsOf,
  importKey,
  importsOf,
} from '#functions/store/keys.ts';
import { listAttributes } from '#functions/store/lists/listed-applications.ts';
import { get, query, queryAnswers, queryPage } from '#functions/store/query.ts';
import {
  applicationRecordItem,
  reviewItem,
  valueItem,
} from '#functions/store/record-items/application-events.ts';
import { who } from '#functions/store/record-items/frame.ts';
import { count, instantSchema } from '#functions/store/schemas.ts';
import { inPlaceOf, put, type Writes } from '#functions/store/write.ts';

const some = z.int().check(z.nonnegative());
/** A field that this version does not know anymore is left out by the reader, not an error. */
const values = z.record(z.string(), valueItem) as unknown as z.ZodMiniType<Values>;

export const applicationItem = z.object({
  id: z.string(),
  season: z.string(),
  version: count,
  firstSeenAt: instantSchema,
  changedAt: instantSchema,
  values,
  ticks: z.array(z.string()),
  review: z.exactOptional(reviewItem),
  told: z.exactOptional(
    z.object({ as: z.enum(toldStatuses), at: instantSchema, failed: z.exactOptional(z.literal(true)) }),
  ),
}) satisfies z.ZodMiniType<Application>;

export const importItem = z.object({
  id: z.string(),
  season: z.string(),
  file: z.object({ name: z.string(), digest: z.string() }),
  state: z.enum(['running', 'done']),
  people: some,
  done: some,
  counts: z.object({ added: some, changed: some, unchanged: some }),
  who,
  startedAt: instantSchema,
  changedAt: instantSchema,
  version: count,
}) satisfies z.ZodMiniType<ImportJob>;

export const applicationWrites: Writes<
  | Exclude<ImportChange, PutSelfIdentification>
  | ReviewChange
  | ApplicationCheck
  | AddApplicationRecord<StatusRecord>
  | ListApplication
> = {
  'put-application': (season, { application, replaces }) =>
    put(
      {
        ...applicationKey(season, application.id),
        ...{ kind: 'application', ...application },
        ...listAttributes(season, application),
      },
      inPlaceOf(replaces),
    ),
  'list-application': (season, { application }) => {
    const attributes = listAttributes(season, application);
    const set = Object.keys(attributes).map((name) => `#${name} = :${name}`);
    return {
      ...{ kind: 'update', key: applicationKey(season, application.id), set: `SET ${set.join(', ')}` },
      ...{ condition: 'is-version', values: { from: application.version, ...attributes } },
    };
  },
  'check-application': (season, { application, version }) => ({
    kind: 'check',
    key: applicationKey(season, application),
    ...inPlaceOf(version),
  }),
  'add-application-record': (season, { record }) =>
    put({
      ...applicationRecordKey(season, record.application, record.version),
      kind: 'application-record',
      ...record,
      ...journalAttributes(season, record.event, record.at, `${record.application}.${record.version}`),
    }),
  'put-import': (season, { job, replaces }) =>
    put({ ...importKey(season), kind: 'import', ...job }, inPlaceOf(replaces)),
  'add-import-record': (season, { job }) =>
    put({
      ...{ pk: importsOf(season), sk: job.id, kind: 'import-record', ...job },
      ...journalAttributes(season, 'file-imported', job.changedAt, job.id),
    }),
};

export async function readApplication(
  store: Store,
  season: string,
  id: string,
): Promise<Application | undefined> {
  return get(store, applicationKey(season, id), applicationItem);
}

/** The applications from one AAMC ID to another, or all of the season, in the order of the ids. */
export async function readApplications(
  store: Store,
  season: string,
  range?: { readonly from: string; readonly to: string },
): Promise<readonly Application[]> {
  return query(store, applicationsOf(season), range ?? '', applicationItem);
}

/** Every application of the season in the order of the ids, as the table answers them: for who need not have all at once. */
export function applicationAnswers(store: Store, season: string): AsyncGenerator<readonly Application[]> {
  return queryAnswers(store, applicationsOf(season), '', applicationItem);
}

/** So many applications after the id `after`, for a page of a list: an eventually consistent read, which costs half. */
export async function readApplicationPage(
  store: Store,
  season: string,
  size: number,
  after?: string,
): Promise<readonly Application[]> {
  return queryPage(store, applicationsOf(season), size, after, applicationItem);
}

/** The history of one application, oldest first. */
export async function readApplicationRecords(
  store: Store,
  season: string,
  id: string,
): Promise<readonly ApplicationRecord[]> {
  return query(store, applicationRecordsOf(season, id), '', applicationRecordItem);
}

/** The imports of the season that have ended, oldest first. */
export async function readEndedImports(store: Store, season: string): Promise<readonly ImportJob[]> {
  return query(store, importsOf(season), '', importItem);
}

/** The import that the season is in, or was in last. */
export async function readCurrentImport(store: Store, season: string): Promise<ImportJob | undefined> {
  return get(store, importKey(season), importItem);
}
