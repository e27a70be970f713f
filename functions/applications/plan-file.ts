import { createHash } from 'node:crypto';
import { usesByHand } from '#domain/applications/columns/use-by-hand.ts';
import { beginPlan, type ImportPlan } from '#domain/applications/plan-import.ts';
import { stateApplications } from '#domain/applications/state-applications.ts';
import { isSelfIdentificationAudited } from '#domain/season/screening-section.ts';
import type { Season } from '#domain/season/season.ts';
import { readAnswers } from '#domain/self-identification/read-answers.ts';
import { isNews, type SelfIdentifications } from '#domain/self-identification/self-identification.ts';
import type { Store } from '#functions/store/client.ts';
import { readColumnCorrections } from '#functions/store/import-items/column-corrections.ts';
import { applicationAnswers } from '#functions/store/items/applications.ts';
import { readWhoIsErased } from '#functions/store/items/erasure/tombstones.ts';
import { readSelfIdentifications } from '#functions/store/self-identification/self-identifications.ts';
import type { Table } from '#functions/tables/table.ts';

/**
 * What the file would do to the applications as they are stored now, its columns being what their titles say or what a
 * person has said of them. Reads every application of the season once, and keeps none.
 */
export async function planFile(
  store: Store,
  season: Season,
  { rows }: Pick<Table, 'rows'>,
): Promise<FilePlan> {
  const [corrections, erasedAt] = await Promise.all([
    readColumnCorrections(store, season.id),
    readWhoIsErased(store, season.id),
  ]);
  const statement = stateApplications(season, rows, usesByHand(corrections?.columns ?? []));
  const plan = beginPlan(season, statement, erasedAt);
  for await (const answer of applicationAnswers(store, season.id)) answer.forEach(plan.meet);
  const ended = plan.end();
  return isSelfIdentificationAudited(season)
    ? { ...ended, audited: await auditedOf(store, season.id, rows, ended) }
    : ended;
}

/** What a file says of people for the audit alone, and of how many that is not known. */
export type AuditedAnswers = { readonly answers: SelfIdentifications; readonly news: number };

/** What a file would do; `audited` where the season audits what people said of themselves. */
export type FilePlan = ImportPlan & { readonly audited?: AuditedAnswers };

async function auditedOf(
  store: Store,
  season: string,
  rows: Table['rows'],
  { outcomes }: ImportPlan,
): Promise<AuditedAnswers> {
  const stored = await readSelfIdentifications(store, season);
  const answers = readAnswers(rows, outcomes);
  const news = [...answers].filter(([id, stated]) => isNews(stored.get(id), stated)).length;
  return { answers, news };
}

/** Whether the file says anything that is not known. */
export function saysNews({ outcomes, audited }: FilePlan): boolean {
  return (audited?.news ?? 0) > 0 || outcomes.some(({ kind }) => kind === 'new' || kind === 'changed');
}

/** What the file says, in 64 characters: equal for two files that state the same of the same people. */
export function digestOf({ applications, audited }: FilePlan): string {
  const digest = createHash('sha256').update(JSON.stringify(applications));
  if (audited) digest.update(JSON.stringify([...audited.answers]));
  return digest.digest('hex');
}
