import { matchingRows } from '#domain/application-list/list-page.ts';
import type { ListQuery } from '#domain/application-list/list-query.ts';
import type { ListContext, ListRow } from '#domain/application-list/list-row.ts';
import type { ListedApplication } from '#domain/application-list/listed-application.ts';
import { indexFacts } from '#domain/facts/fact-list.ts';
import { invitationStanding } from '#domain/interviewed/interview-outcome.ts';
import { latestOffers } from '#domain/offers/offer.ts';
import type { Chosen } from '#domain/review/review-many.ts';
import type { Instant } from '#domain/values/time.ts';
import type { Store } from '#functions/store/client.ts';
import { readFactListsToShow } from '#functions/store/items/facts.ts';
import { readOffersToShow } from '#functions/store/items/offers.ts';
import { cachedSeason } from '#functions/store/items/season-cache.ts';
import { readListedApplications } from '#functions/store/lists/listed-applications.ts';

export type ListGround = {
  readonly context: ListContext;
  readonly applications: readonly ListedApplication[];
};

/** Everything that a list depends on, in one round trip; eventually consistent, because a list is only looked at. */
export async function loadListGround(store: Store, season: string, now: Instant): Promise<ListGround> {
  const [{ season: applied }, applications, lists, offers] = await Promise.all([
    cachedSeason(store, season),
    readListedApplications(store, season),
    readFactListsToShow(store, season),
    readOffersToShow(store, season),
  ]);
  const invitations = new Map(
    [...latestOffers(offers)].map(([id, offer]) => [id, invitationStanding(applied, offer, now)]),
  );
  return { context: { season: applied, facts: indexFacts(lists), invitations, now }, applications };
}

/** All whom a query asks for, as they were when the index was read. */
export type Matching = { readonly rows: readonly ListRow[]; readonly chosen: readonly Chosen[] };

export async function loadMatchingRows(
  store: Store,
  season: string,
  query: ListQuery,
  now: Instant,
): Promise<Matching> {
  const { context, applications } = await loadListGround(store, season, now);
  const rows = matchingRows(context, applications, query);
  return { rows, chosen: rows.map(({ listed: { id, version } }) => ({ id, version })) };
}
