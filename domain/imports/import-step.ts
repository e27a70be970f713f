import type { Application } from '#domain/applications/application.ts';
import { compareApplication, type ImportedApplication } from '#domain/applications/compare-application.ts';
import {
  type Decision,
  type DecisionContext,
  decision,
  type Refused,
  type Repeat,
  refuse,
  repeat,
} from '#domain/decisions/decision.ts';
import type { CheckNames } from '#domain/erasure/erasure-record.ts';
import type { Season } from '#domain/season/season.ts';
import {
  isNews,
  type PutSelfIdentification,
  type SelfIdentifications,
} from '#domain/self-identification/self-identification.ts';
import type { Instant } from '#domain/values/time.ts';
import { putImport } from './begin-import.ts';
import type { ImportChange } from './import-change.ts';
import type { ImportCounts, ImportJob, ImportReplaced } from './import-job.ts';

/** The next few people of a file, in the order of their AAMC IDs, and how many come before them. */
export type ImportSlice = {
  readonly from: number;
  readonly people: readonly ImportedApplication[];
  /** What some of them said of themselves, where the season audits that. */
  readonly answers?: SelfIdentifications;
};

/**
 * What a step is decided on: the current import, the applications of the people in the step, those of them who were erased, and
 * how often names were raised, which is read before all others.
 */
export type StepStanding = {
  readonly current: ImportJob | undefined;
  readonly known: ReadonlyMap<string, Application>;
  readonly erased: ReadonlyMap<string, Instant>;
  readonly names: number;
  /** What is stored of those in `answers`. */
  readonly answers?: SelfIdentifications;
};

/**
 * Imports the next few people, in the order of their ids: each application that changes gets its next version and a
 * record, and the import goes on to the last of them, all in one transaction. A step that was done before is repeated
 * without effect, so an import that stopped anywhere goes on from there. People who were erased are passed over, also
 * those of whom that was not known when the file was read.
 */
export function importStep(
  season: Season,
  job: ImportJob,
  { from, people, answers }: ImportSlice,
  { current, known, erased, names, ...standing }: StepStanding,
  context: DecisionContext,
): Decision<ImportJob, ImportChange | CheckNames> | Repeat<ImportJob> | Refused<ImportReplaced> {
  const upTo = from + people.length;
  if (current?.id !== job.id) return refuse({ kind: 'import-replaced', file: current?.file.name ?? '' });
  if (current.state === 'done' || current.done >= upTo) return repeat(current);
  const left = people.slice(Math.max(0, current.done - from));
  const present = left.filter(({ id }) => !erased.has(id));
  const compared = present.map((person) => {
    const before = known.get(person.id);
    return { person, before, ...compareApplication(season, before, person) };
  });
  const changed = compared.filter(({ changes }) => changes.length > 0);
  const next = advanced(current, upTo, countsOf(compared), context);
  return decision(next, [
    putImport(next, current),
    ...changed.flatMap((each) => changesOf(current, each, context)),
    ...present.flatMap(({ id }) => answersOf(id, answers, standing.answers)),
    ...(next.state === 'done' ? [{ kind: 'add-import-record', job: next } as const] : []),
    { kind: 'check-names', from: names },
  ]);
}

/** They leave no record: a history would be a second place where they are kept. */
function answersOf(
  person: string,
  stated: SelfIdentifications | undefined,
  stored: SelfIdentifications | undefined,
): readonly PutSelfIdentification[] {
  const [answers, known] = [stated?.get(person), stored?.get(person)];
  if (!answers || !isNews(known, answers)) return [];
  return [
    {
      kind: 'put-self-identification',
      person,
      answers: { ...known, ...answers },
      isKnown: known !== undefined,
    },
  ];
}

type Compared = ReturnType<typeof compareApplication> & {
  readonly person: ImportedApplication;
  readonly before: Application | undefined;
};

function changesOf(
  job: ImportJob,
  { person, before, values, ticks, changes }: Compared,
  { now, who }: DecisionContext,
): readonly ImportChange[] {
  const version = (before?.version ?? 0) + 1;
  const { season, file } = job;
  const application: Application = {
    ...before,
    id: person.id,
    season,
    version,
    firstSeenAt: before?.firstSeenAt ?? now,
    changedAt: now,
    values,
    ticks,
  };
  const record = {
    event: 'imported' as const,
    application: person.id,
    season,
    version,
    at: now,
    who,
    import: job.id,
    file: file.name,
    changes,
  };
  return [
    { kind: 'put-application', application, ...(before ? { replaces: before.version } : {}) },
    { kind: 'add-application-record', record },
  ];
}

function advanced(current: ImportJob, done: number, more: ImportCounts, { now }: DecisionContext): ImportJob {
  const { counts } = current;
  return {
    ...current,
    done,
    state: done >= current.people ? 'done' : 'running',
    counts: {
      added: counts.added + more.added,
      changed: counts.changed + more.changed,
      unchanged: counts.unchanged + more.unchanged,
    },
    changedAt: now,
    version: current.version + 1,
  };
}

function countsOf(compared: readonly Compared[]): ImportCounts {
  const added = compared.filter(({ before }) => !before).length;
  const unchanged = compared.filter(({ changes }) => changes.length === 0).length;
  return { added, changed: compared.length - added - unchanged, unchanged };
}
