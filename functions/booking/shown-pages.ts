import type { Standing } from '#domain/booking/standing.ts';
import { memoizeByObject } from '#domain/memoize.ts';
import type { Offer } from '#domain/offers/offer.ts';
import { putMostRecent } from '#functions/runtime/lru-map.ts';
import type { Store } from '#functions/store/client.ts';
import type { OfferName } from '#functions/store/keys.ts';

/** For how long what a page showed is worth a try, in milliseconds: longer than it takes to choose a date. */
const WORTH_A_TRY = 15 * 60_000;
/** More than are ever read at once; a thousand offers are under a megabyte. */
const MOST_OFFERS = 1_000;

/** What a page shows that is the same for everybody. */
type Shared = Omit<Standing, 'offer' | 'outlook'>;

/** What the pages of this process have shown: the offer of each, and the rest as the last page of its season had it. */
type Shown = {
  readonly offers: Map<string, { readonly offer: Offer; readonly at: number }>;
  readonly seasons: Map<string, Shared>;
};

const shownBy = memoizeByObject((_: Store): Shown => ({ offers: new Map(), seasons: new Map() }));

/** Remembers what a page shows. */
export function noteShown(store: Store, { offer, outlook: _, ...shared }: Standing): void {
  const { offers, seasons } = shownBy(store);
  // A page that took long may be older than one that was shown meanwhile.
  if ((seasons.get(offer.season)?.version ?? 0) <= (shared.version ?? 0)) seasons.set(offer.season, shared);
  putMostRecent(offers, nameOf(offer), { offer, at: performance.now() }, MOST_OFFERS);
}

/**
 * What a page has shown of the offer, once: it may be out of date, which the conditions of a commit tell (decision 0019).
 * `undefined` if there was none, or it is too long ago.
 */
export function takeShown(store: Store, name: OfferName): Standing | undefined {
  const { offers, seasons } = shownBy(store);
  const found = offers.get(nameOf(name));
  offers.delete(nameOf(name));
  const shared = seasons.get(name.season);
  if (!found || !shared || performance.now() - found.at > WORTH_A_TRY) return undefined;
  return { ...shared, offer: found.offer };
}

function nameOf({ season, id }: OfferName): string {
  return `${season} ${id}`;
}
