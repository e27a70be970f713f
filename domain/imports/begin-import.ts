import {
  type Decision,
  type DecisionContext,
  decision,
  type Refused,
  type Repeat,
  refuse,
  repeat,
} from '#domain/decisions/decision.ts';
import type { ImportChange } from './import-change.ts';
import type { ImportFile, ImportJob, ImportRunning } from './import-job.ts';

export type BeginRequest = {
  readonly season: string;
  readonly file: ImportFile;
  readonly people: number;
  /** Whether the file says anything that is not known. */
  readonly changesAny: boolean;
  /** End another import where it stands; what it has done stays. */
  readonly takesOver: boolean;
};

/**
 * Begins an import of the file, or goes on with one that was stopped half way: it is the same import if the file says the
 * same. A file that changes nothing begins nothing. Refused while another file is being imported, unless the operator takes over.
 */
export function beginImport(
  current: ImportJob | undefined,
  request: BeginRequest,
  { now, recordId, who }: DecisionContext,
): Decision<ImportJob, ImportChange> | Repeat<ImportJob> | Refused<ImportRunning> {
  const { season, file, people, changesAny, takesOver } = request;
  if (current?.state === 'done' && !changesAny) return repeat(current);
  if (current?.state === 'running') {
    if (current.file.digest === file.digest) return repeat(current);
    const { done, startedAt } = current;
    if (!takesOver)
      return refuse({
        kind: 'import-running',
        file: current.file.name,
        done,
        people: current.people,
        startedAt,
      });
  }
  const job: ImportJob = {
    id: recordId.replace('record', 'import'),
    season,
    file,
    state: 'running',
    people,
    done: 0,
    counts: { added: 0, changed: 0, unchanged: 0 },
    who,
    startedAt: now,
    changedAt: now,
    version: (current?.version ?? 0) + 1,
  };
  const ended: readonly ImportChange[] =
    current?.state === 'running' ? [{ kind: 'add-import-record', job: current }] : [];
  return decision(job, [putImport(job, current), ...ended]);
}

/** Replaces the import that was read by its next step, or by another import. */
export function putImport(job: ImportJob, current: ImportJob | undefined): ImportChange {
  return { kind: 'put-import', job, ...(current ? { replaces: current.version } : {}) };
}
