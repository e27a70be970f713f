import { type ListPage, listPage } from '#domain/application-list/list-page.ts';
import {
  type ListQuery,
  type ReadQuery,
  readListQuery,
  wholeList,
} from '#domain/application-list/list-query.ts';
import type { SavedView } from '#domain/application-list/saved-view.ts';
import type { Season } from '#domain/season/season.ts';
import type { Instant } from '#domain/values/time.ts';
import { loadListGround } from '#functions/review/load-matching.ts';
import type { Store } from '#functions/store/client.ts';
import { readViews } from '#functions/store/lists/views.ts';

/** What a list is drawn from. With problems in the address, nobody is shown. */
export type ListModel = {
  readonly season: Season;
  readonly views: readonly SavedView[];
  readonly query: ListQuery;
  readonly problems: readonly string[];
  readonly page: ListPage;
  /** The types of schools that there are. */
  readonly schools: readonly string[];
};

/** The list that the address asks for. */
export async function loadList(
  store: Store,
  season: string,
  parts: readonly (readonly [string, string])[],
  now: Instant,
): Promise<ListModel> {
  const [{ context, applications }, views] = await Promise.all([
    loadListGround(store, season, now),
    readViews(store, season),
  ]);
  const read: ReadQuery = readListQuery(context.season, parts);
  const [query, problems] = 'problems' in read ? [wholeList, read.problems] : [read.query, []];
  const shown = problems.length > 0 ? [] : applications;
  const kinds = applications.flatMap(({ values }) => values['school.kind'] ?? []);
  return {
    ...{ season: context.season, views, query, problems },
    page: listPage(context, shown, query),
    schools: [...new Set(kinds.map(String))].sort(),
  };
}
