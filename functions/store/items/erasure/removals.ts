import * as z from 'zod/mini';
import type { Redaction, RemovalChange, RemoveSelfIdentification } from '#domain/erasure/erasure-record.ts';
import type { Store } from '#functions/store/client.ts';
import {
  applicationKey,
  applicationRecordKey,
  applicationRecordsOf,
  applicationsOf,
  factListsOf,
  importsOf,
  type Key,
  selfIdentificationKey,
} from '#functions/store/keys.ts';
import { get, query } from '#functions/store/query.ts';
import { count } from '#functions/store/schemas.ts';
import type { Write, Writes } from '#functions/store/write.ts';

export const removalWrites: Writes<Exclude<RemovalChange, RemoveSelfIdentification>> = {
  'remove-application': (season, { application, version }) => ({
    ...{ kind: 'delete', key: applicationKey(season, application) },
    ...{ condition: 'is-version', values: { from: version } },
  }),
  'remove-application-record': (season, { application, record }) => ({
    ...{ kind: 'delete', key: { pk: applicationRecordsOf(season, application), sk: record } },
    condition: 'is-there',
  }),
  'redact-fact-list': (season, { list, redactions, erased }) => {
    const write = redact({ pk: factListsOf(season), sk: list }, redactions);
    return erased === undefined
      ? { ...write, condition: 'has-lost-nobody' }
      : { ...write, condition: 'has-lost-so-many', values: { ...write.values, from: erased } };
  },
  'redact-application-record': (season, { application, version, redactions }) =>
    redact(applicationRecordKey(season, application, version), redactions),
  'redact-import': (season, { import: id, redactions }) =>
    redact({ pk: importsOf(season), sk: id }, redactions),
};

/** Replaces parts of an item, each by its path. */
export function redact(key: Key, redactions: readonly Redaction[]): Write {
  const words = redactions.map(({ path }, index) => path.map((_, step) => `p${index}_${step}`));
  const names = redactions.flatMap(({ path }, index) =>
    path.map((part, step) => [words[index]?.[step] ?? '', part] as const),
  );
  const set = words.map((path, index) => `${path.map((word) => `#${word}`).join('.')} = :v${index}`);
  return {
    ...({ kind: 'update', key, condition: 'is-there' } satisfies Partial<Write>),
    set: `SET ${set.join(', ')}`,
    names: Object.fromEntries(names),
    values: Object.fromEntries(redactions.map(({ value }, index) => [`v${index}`, value])),
  };
}

const stored = z.object({ id: z.string(), version: count });
const keyed = z.object({ sk: z.string() });

/** What is stored of a person's application: its version, if it is there, and the keys of its records, whatever they hold. */
export async function readRemovable(store: Store, season: string, id: string) {
  const [application, records, answers] = await Promise.all([
    get(store, applicationKey(season, id), stored),
    query(store, applicationRecordsOf(season, id), '', keyed),
    get(store, selfIdentificationKey(season, id), keyed),
  ]);
  const isInAudit = answers !== undefined;
  return { version: application?.version, records: records.map(({ sk }) => sk), isInAudit };
}

/** The ids of all applications of the season, and nothing else of them. */
export async function readApplicationIds(store: Store, season: string): Promise<readonly string[]> {
  return (await query(store, applicationsOf(season), '', z.object({ id: z.string() }))).map(({ id }) => id);
}
