import type { Application } from '#domain/applications/application.ts';
import {
  type Decision,
  type DecisionContext,
  decision,
  type Unchanged,
  unchanged,
} from '#domain/decisions/decision.ts';
import type { StatusChange } from './status-wave.ts';

/** Records that the mail about a status did not reach the applicant, once. */
export function noteStatusMailFailed(
  application: Application | undefined,
  why: string,
  { now, who }: DecisionContext,
): Decision<Application, StatusChange> | Unchanged {
  if (!application?.told || application.told.failed) return unchanged;
  const { id, season, version: replaces } = application;
  const version = replaces + 1;
  const told = { ...application.told, failed: true as const };
  const after = { ...application, version, changedAt: now, told };
  const frame = { season, application: id, version, at: now, who };
  return decision(after, [
    { kind: 'put-application', application: after, replaces },
    { kind: 'add-application-record', record: { ...frame, event: 'status-mail-failed', why } },
  ]);
}
