import { type ListPage, listPage, matchingRows } from '#domain/application-list/list-page.ts';
import {
  type ListQuery,
  type ReadQuery,
  readListQuery,
  wholeList,
} from '#domain/application-list/list-query.ts';
import type { ListContext } from '#domain/application-list/list-row.ts';
import type { ListedApplication } from '#domain/application-list/listed-application.ts';
import type { SavedView } from '#domain/application-list/saved-view.ts';
import { indexFacts } from '#domain/facts/fact-list.ts';
import { isReleased } from '#domain/offers/offer.ts';
import type { Season } from '#domain/season/season.ts';
import type { Instant } from '#domain/values/time.ts';
import type { Store } from '#functions/store/client.ts';
import { readFactListsToShow } from '#functions/store/items/facts.ts';
import { readOffersToShow } from '#functions/store/items/offers.ts';
import { cachedSeason } from '#functions/store/items/season-cache.ts';
import { readListedApplications } from '#functions/store/lists/listed-applications.ts';
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

type Ground = { readonly context: ListContext; readonly applications: readonly ListedApplication[] };

/** Everything that a list depends on, in one round trip; eventually consistent, because a list is only looked at. */
export async function loadListGround(store: Store, season: string, now: Instant): Promise<Ground> {
  const [{ season: applied }, applications, lists, offers] = await Promise.all([
    cachedSeason(store, season),
    readListedApplications(store, season),
    readFactListsToShow(store, season),
    readOffersToShow(store, season),
  ]);
  const invited = new Set(offers.filter(isReleased).map(({ applicant }) => applicant.id));
  return { context: { season: applied, facts: indexFacts(lists), invited, now }, applications };
}

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

/** All whom a query asks for, as they were when the index was read. */
export async function loadMatching(store: Store, season: string, query: ListQuery, now: Instant) {
  const { context, applications } = await loadListGround(store, season, now);
  return matchingRows(context, applications, query).map(({ listed: { id, version } }) => ({ id, version }));
}
