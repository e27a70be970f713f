import type { ApplicationFrame } from '#domain/decisions/change-application.ts';
import type { Erasure, ErasureChange, Redaction, RemovalChange } from '#domain/erasure/erasure-record.ts';
import type { FactList } from '#domain/facts/fact-list.ts';
import type { ImportJob } from '#domain/imports/import-job.ts';
import type { StatusNotice, StatusWave } from '#domain/statuses/status-wave.ts';
import { hasEnded, type Upload } from '#domain/uploads/upload.ts';
import { ERASED, isNamedAfter, mentions } from './identity.ts';
import { withoutMentions } from './mentions-elsewhere.ts';

/** What is stored of an application: its version, if it is there, the names of its records, and whether the audit knows of it. */
export type Removable = {
  readonly version: number | undefined;
  readonly records: readonly string[];
  readonly isInAudit?: boolean;
};

/**
 * Removes an application and at most `most` of its records. The application goes first: nothing is added to the history of
 * one that is not there.
 */
export function removeApplication(
  application: string,
  { version, records, isInAudit }: Removable,
  most: number,
): readonly RemovalChange[] {
  return [
    ...(version === undefined ? [] : [{ kind: 'remove-application', application, version } as const]),
    ...(isInAudit ? [{ kind: 'remove-self-identification', person: application } as const] : []),
    ...records
      .slice(0, most)
      .map((record) => ({ kind: 'remove-application-record', application, record }) as const),
  ];
}

/**
 * What has to be replaced in a list so that it neither holds the ids of the people, who are counted from then on, nor is
 * named after one of them. Nothing if that has been done.
 */
export function redactFactList(
  { id, fact, source, ids, erased }: FactList,
  { people, terms }: Named,
): readonly RemovalChange[] {
  const gone = new Set(people);
  const kept = ids.filter((each) => !gone.has(each));
  const lost = ids.length - kept.length;
  const redactions: readonly Redaction[] = [
    ...(lost > 0
      ? [
          { path: ['ids'], value: kept },
          { path: ['erased'], value: (erased ?? 0) + lost },
        ]
      : []),
    ...(isNamedAfter(source, terms) ? [{ path: ['source'], value: ERASED }] : []),
    ...(mentions(fact, terms) ? [{ path: ['fact'], value: ERASED }] : []),
  ];
  if (redactions.length === 0) return [];
  return [{ kind: 'redact-fact-list', list: id, redactions, ...(erased === undefined ? {} : { erased }) }];
}

type Named = Pick<Erasure, 'people' | 'terms'>;

type MayName = Pick<ApplicationFrame, 'application' | 'version'> & {
  readonly file?: string;
  readonly reason?: string;
  readonly before?: unknown;
};

/**
 * What has to be replaced in the history of somebody else, which has the reasons that people gave, and names the file of each
 * import: a file with several people can be named after one of them.
 */
export function redactHistory(
  records: readonly MayName[],
  named: Pick<Named, 'terms'>,
): readonly RemovalChange[] {
  return records.flatMap(({ application, version, file, reason, before }): RemovalChange[] => {
    const said = Object.entries({ reason, before }).flatMap(([part, was]) => {
      const value = withoutMentions(was, named);
      return value === undefined ? [] : [{ path: [part], value }];
    });
    const isNamed = file !== undefined && isNamedAfter(file, named.terms);
    const redactions = [...said, ...(isNamed ? [{ path: ['file'], value: ERASED }] : [])];
    if (redactions.length === 0) return [];
    return [{ kind: 'redact-application-record', application, version, redactions }];
  });
}

/** The import without the name of a file that is named after one of the people, or nothing if it is not. */
export function importWithout(job: ImportJob, { terms }: Named): ImportJob | undefined {
  if (!isNamedAfter(job.file.name, terms)) return undefined;
  return { ...job, file: { ...job.file, name: ERASED }, version: job.version + 1 };
}

/** The same of a file that was handed over. Its key goes with the file, which is deleted when nothing more is done with it. */
export function uploadWithout(upload: Upload, { terms }: Named): Upload | undefined {
  if (!isNamedAfter(upload.file.name, terms)) return undefined;
  const key = hasEnded(upload) ? ERASED : upload.file.key;
  return { ...upload, file: { key, name: ERASED }, version: upload.version + 1 };
}

/** The wave without these people, whose places stay empty, or nothing if none of them is in it. */
export function waveWithout(wave: StatusWave, { people }: Pick<Erasure, 'people'>): StatusWave | undefined {
  const gone = new Set(people);
  if (!wave.people.some((id) => gone.has(id))) return undefined;
  return { ...wave, people: wave.people.map((id) => (gone.has(id) ? '' : id)), version: wave.version + 1 };
}

/** What has to be replaced in the mail about a status, so that it no longer says whose it was. Nothing if it is of others. */
export function redactStatusNotice(
  { id, season, application, notices }: StatusNotice,
  { people }: Pick<Erasure, 'people'>,
): readonly ErasureChange[] {
  if (!people.includes(application)) return [];
  const redactions = [
    { path: ['application'], value: '' },
    { path: ['notices'], value: notices.map((notice) => ({ ...notice, to: '' })) },
  ];
  return [{ kind: 'redact-record', record: { id, season }, redactions }];
}
