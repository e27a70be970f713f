import { decision, unchanged } from '#domain/decisions/decision.ts';
import type { Offer } from '#domain/offers/offer.ts';
import { isAhead } from '#domain/people/erase.ts';
import { retentionEndsAt } from '#domain/season/retention.ts';
import type { Season } from '#domain/season/season.ts';
import type { Instant } from '#domain/values/time.ts';
import { decisionContext } from '#functions/runtime/decision-context.ts';
import { attemptOrThrow } from '#functions/store/attempt-or-throw.ts';
import type { Store } from '#functions/store/client.ts';
import type { DueItem } from '#functions/store/items/due.ts';
import { readOffers } from '#functions/store/items/offers.ts';
import { readRetention, readSeason } from '#functions/store/items/seasons.ts';
import { erasePeople } from './erase-people.ts';

/** How many people one sweep erases: a transaction changes two items for each of their offers. */
const MOST_PEOPLE = 15;

/**
 * Erases the next applicants of a season whose time is over, a few each minute. Those with an invitation that has not ended
 * stay until it has. When all are erased, the season is due no longer.
 */
export async function endRetention(
  store: Store,
  { season: id }: DueItem,
  at: Instant,
): Promise<'done' | 'unchanged'> {
  const version = await readRetention(store, id);
  const [applied, offers] = await Promise.all([readSeason(store, id), readOffers(store, id)]);
  const endsAt = applied && retentionEndsAt(applied.season);
  if (!applied || endsAt === undefined || at < endsAt) return 'unchanged';
  const { ready, waiting } = peopleToErase(applied.season, offers, at);
  if (ready.length > 0) {
    const some = ready.slice(0, MOST_PEOPLE);
    const { kind } = await erasePeople(store, id, some, decisionContext({ kind: 'clock' }, at));
    return kind === 'decision' ? 'done' : 'unchanged';
  }
  if (waiting.length === 0 && version !== undefined) await settle(store, id, version);
  return 'unchanged';
}

async function settle(store: Store, id: string, version: number): Promise<void> {
  await attemptOrThrow(
    store,
    id,
    () => readRetention(store, id),
    (now) => (now === version ? decision(now, [{ kind: 'settle-retention', version }]) : unchanged),
  );
}

/** The ids of the applicants that are not erased yet: those who can be, and those with something ahead. */
export function peopleToErase(
  season: Season,
  offers: readonly Offer[],
  at: Instant,
): { readonly ready: readonly string[]; readonly waiting: readonly string[] } {
  const present = offers.filter(({ erasedAt }) => erasedAt === undefined);
  const people = [...Map.groupBy(present, ({ applicant }) => applicant.id)];
  const isWaiting = (theirs: readonly Offer[]) => theirs.some((offer) => isAhead(season, offer, at));
  return {
    ready: people.filter(([, theirs]) => !isWaiting(theirs)).map(([id]) => id),
    waiting: people.filter(([, theirs]) => isWaiting(theirs)).map(([id]) => id),
  };
}
