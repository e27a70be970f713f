import { rowOf } from '#domain/application-list/list-row.ts';
import type { MatchGround } from '#domain/match-lists/candidates.ts';
import type { Season } from '#domain/season/season.ts';
import type { Instant } from '#domain/values/time.ts';
import type { Store } from '#functions/store/client.ts';
import { readOffers } from '#functions/store/items/offers.ts';
import { cachedSeason } from '#functions/store/items/season-cache.ts';
import { readListedApplications } from '#functions/store/lists/listed-applications.ts';

/** Who belongs on the match lists, in one round trip. Who has withdrawn is read from the index of lists. */
export async function loadMatchGround(store: Store, id: string, now: Instant): Promise<MatchGround> {
  const [{ season }, offers, withdrawn] = await Promise.all([
    cachedSeason(store, id),
    readOffers(store, id),
    readListedApplications(store, id),
  ]);
  return { season, offers, now, withdrawn: withdrawnAmong(season, withdrawn, now) };
}

function withdrawnAmong(
  season: Season,
  listed: Awaited<ReturnType<typeof readListedApplications>>,
  now: Instant,
): ReadonlySet<string> {
  const context = { season, facts: [], invitations: new Map(), now };
  return new Set(listed.filter((each) => rowOf(context, each).status === 'withdrawn').map(({ id }) => id));
}
