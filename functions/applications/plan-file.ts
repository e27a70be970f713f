import { createHash } from 'node:crypto';
import { usesByHand } from '#domain/applications/columns/use-by-hand.ts';
import { beginPlan, type ImportPlan } from '#domain/applications/plan-import.ts';
import { stateApplications } from '#domain/applications/state-applications.ts';
import type { Season } from '#domain/season/season.ts';
import type { Store } from '#functions/store/client.ts';
import { readColumnCorrections } from '#functions/store/import-items/column-corrections.ts';
import { applicationAnswers } from '#functions/store/items/applications.ts';
import { readWhoIsErased } from '#functions/store/items/erasure/tombstones.ts';
import type { Table } from '#functions/tables/table.ts';

/**
 * What the file would do to the applications as they are stored now, its columns being what their titles say or what a
 * person has said of them. Reads every application of the season once, and keeps none.
 */
export async function planFile(
  store: Store,
  season: Season,
  { rows }: Pick<Table, 'rows'>,
): Promise<ImportPlan> {
  const [corrections, erasedAt] = await Promise.all([
    readColumnCorrections(store, season.id),
    readWhoIsErased(store, season.id),
  ]);
  const statement = stateApplications(season, rows, usesByHand(corrections?.columns ?? []));
  const plan = beginPlan(season, statement, erasedAt);
  for await (const answer of applicationAnswers(store, season.id)) answer.forEach(plan.meet);
  return plan.end();
}

/** What the file says, in 64 characters: equal for two files that state the same of the same people. */
export function digestOf({ applications }: ImportPlan): string {
  return createHash('sha256').update(JSON.stringify(applications)).digest('hex');
}
