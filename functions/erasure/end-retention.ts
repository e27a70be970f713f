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
import { readApplicationIds } from '#functions/store/items/erasure/removals.ts';
import { readFactLists } from '#functions/store/items/facts.ts';
import { readOffers } from '#functions/store/items/offers.ts';
import { readRetention, readSeason } from '#functions/store/items/seasons.ts';
import { erasePeople } from './erase-people.ts';

/** How many people with offers one sweep erases: a transaction changes two items for each offer, and adds one for each person. */
const MOST_INVITED = 12;

/** The same of people who were never invited, of whom there are many more. */
const MOST_OTHERS = 60;

/**
 * Erases the next applicants of a season whose time is over, a few each minute: first those who were invited, then everybody
 * else who was imported, or is on a list of facts. Those with an invitation that has not ended stay until it has. When all
 * are erased, the season is due no longer.
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
  const some =
    ready.length > 0 ? ready.slice(0, MOST_INVITED) : await nextOthers(store, id, new Set(waiting));
  if (some.length > 0) {
    const { kind } = await erasePeople(store, id, some, decisionContext({ kind: 'clock' }, at));
    return kind === 'decision' ? 'done' : 'unchanged';
  }
  if (waiting.length === 0 && version !== undefined) await settle(store, id, version);
  return 'unchanged';
}

/** The next people to erase who have no offer that could be erased with them. */
async function nextOthers(
  store: Store,
  season: string,
  waiting: ReadonlySet<string>,
): Promise<readonly string[]> {
  const isNext = (id: string) => !waiting.has(id);
  const imported = (await readApplicationIds(store, season)).filter(isNext);
  if (imported.length > 0) return imported.slice(0, MOST_OTHERS);
  const listed = (await readFactLists(store, season)).flatMap(({ ids }) => ids).filter(isNext);
  return [...new Set(listed)].slice(0, MOST_OTHERS);
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
