import type { ListedInterviewer } from '#domain/interviewers/listed-interviewer.ts';
import type { Store } from '#functions/store/client.ts';
import { readErased } from '#functions/store/items/erasure/tombstones.ts';

/** The rows without applicants who were erased from the season: a list may name them long after. */
export async function withoutErased(
  store: Store,
  season: string,
  rows: readonly ListedInterviewer[],
): Promise<readonly ListedInterviewer[]> {
  const named = rows.flatMap(({ recusedFrom, wishes = [] }) => [...recusedFrom, ...wishes]);
  if (named.length === 0) return rows;
  const erased = await readErased(store, season, named);
  const kept = (ids: readonly string[]) => ids.filter((id) => !erased.has(id));
  return rows.map((row) => ({
    ...row,
    recusedFrom: kept(row.recusedFrom),
    ...(row.wishes ? { wishes: kept(row.wishes) } : {}),
  }));
}
