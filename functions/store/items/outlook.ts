import type { Outlook } from '#domain/capacity/outlook.ts';
import type { Applied } from '#domain/season/season-document.ts';
import { mapConcurrently } from '#functions/runtime/map-concurrently.ts';
import type { Store } from '#functions/store/client.ts';
import { readLedger } from './ledger.ts';
import { readOffer, readOffers } from './offers.ts';
import { readSeason } from './seasons.ts';
import { readSeats } from './seats.ts';

/**
 * All that promise 3 depends on, with the season as it is applied now. The ledger first, the seats last: the order is
 * what makes the answer safe (decision 0004).
 */
export async function readOutlook(
  store: Store,
  season: string,
): Promise<Outlook & { readonly applied: Applied | undefined }> {
  const ledger = await readLedger(store, season);
  const [applied, offers] = await Promise.all([readSeason(store, season), readOffers(store, season)]);
  const seats = await readSeats(store, season);
  return { ledger, applied, offers, seats };
}

type Outlooked = Awaited<ReturnType<typeof readOutlook>>;

/** All of it but the seats, in one round trip. For a preview, since nothing may be committed on this ledger. */
export async function readBeforeSeats(store: Store, season: string): Promise<Omit<Outlooked, 'seats'>> {
  const [ledger, applied, offers] = await Promise.all([
    readLedger(store, season),
    readSeason(store, season),
    readOffers(store, season),
  ]);
  return { ledger, applied, offers };
}

/** The same with the holders of seats that are no stored offers, which a season file must not stumble over. */
export async function readOutlookWithHolders(store: Store, season: string): Promise<Outlooked> {
  return withHolders(store, season, await readOutlook(store, season));
}

/** Adds the holders of seats that are no stored offers. */
export async function withHolders(store: Store, season: string, outlook: Outlooked): Promise<Outlooked> {
  const unknownHolders = await holdersWithoutOffer(store, season, outlook);
  return unknownHolders.length > 0 ? { ...outlook, unknownHolders } : outlook;
}

/** An offer is stored before it holds a seat, so one that is still not there was not made in between. */
async function holdersWithoutOffer(
  store: Store,
  season: string,
  { offers, seats }: Pick<Outlook, 'offers' | 'seats'>,
): Promise<readonly string[]> {
  const known = new Set(offers.map(({ id }) => id));
  const holders = new Set(seats.flatMap(({ takenBy }) => takenBy ?? []).filter((id) => !known.has(id)));
  const found = await mapConcurrently([...holders], (id) => readOffer(store, season, id));
  return [...holders].filter((_, index) => found[index] === undefined);
}
