import { createHash } from 'node:crypto';
import { type ImportPlan, planImport } from '#domain/applications/plan-import.ts';
import type { Season } from '#domain/season/season.ts';
import type { Store } from '#functions/store/client.ts';
import { readApplications } from '#functions/store/items/applications.ts';
import type { Table } from '#functions/tables/table.ts';

/** What the file would do to the applications as they are stored now. Reads every application of the season once. */
export async function planFile(store: Store, season: Season, table: Table): Promise<ImportPlan> {
  const known = await readApplications(store, season.id);
  return planImport(season, table.rows, new Map(known.map((each) => [each.id, each])));
}

/** What the file says, in 64 characters: equal for two files that state the same of the same people. */
export function digestOf({ applications }: ImportPlan): string {
  return createHash('sha256').update(JSON.stringify(applications)).digest('hex');
}
