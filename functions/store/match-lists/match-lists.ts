import * as z from 'zod/mini';
import type { Stored } from '#domain/decisions/change-record.ts';
import type { MatchList, MatchListChanged, PutMatchList } from '#domain/match-lists/match-list.ts';
import type { Store } from '#functions/store/client.ts';
import { matchListKey, matchListsOf, matchRecordsOf } from '#functions/store/keys.ts';
import { get, query } from '#functions/store/query.ts';
import { who } from '#functions/store/record-items/frame.ts';
import { count, instantSchema } from '#functions/store/schemas.ts';
import { inPlaceOf, put, type Writes } from '#functions/store/write.ts';
import { matchListChangedItem, matchListStep } from './match-list-changed-item.ts';

const matchListItem = z.object({
  season: z.string(),
  code: z.string(),
  order: z.array(z.string()),
  version: count,
  edits: z.array(z.object({ version: count, at: instantSchema, who, what: matchListStep })),
}) satisfies z.ZodMiniType<MatchList>;

export const matchListWrites: Writes<PutMatchList> = {
  'put-match-list': (season, { list, replaces }) =>
    put({ ...matchListKey(season, list.code), kind: 'match-list', ...list }, inPlaceOf(replaces)),
};

/** The list of an NRMP code, if one was begun. */
export async function readMatchList(
  store: Store,
  season: string,
  code: string,
): Promise<MatchList | undefined> {
  return get(store, matchListKey(season, code), matchListItem);
}

/** Every list of the season that was begun, by NRMP code. */
export async function readMatchLists(store: Store, season: string): Promise<readonly MatchList[]> {
  return query(store, matchListsOf(season), '', matchListItem);
}

/** Every change of every list of the season, in order of time. */
export async function readMatchRecords(
  store: Store,
  season: string,
): Promise<readonly Stored<MatchListChanged>[]> {
  return query(store, matchRecordsOf(season), '', matchListChangedItem);
}
