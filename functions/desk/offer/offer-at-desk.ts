import type { Board } from '#domain/capacity/board.ts';
import type { Stored } from '#domain/decisions/change-record.ts';
import type { OfferRecord } from '#domain/history/offer-record.ts';
import type { Offer } from '#domain/offers/offer.ts';
import type { Season } from '#domain/season/season.ts';
import type { Instant } from '#domain/values/time.ts';
import { countBoard } from '#functions/board/recount-board.ts';
import type { SignedIn } from '#functions/desk/signed-in.ts';
import type { Store } from '#functions/store/client.ts';
import { readApplication } from '#functions/store/items/applications.ts';
import { readBoardToShow } from '#functions/store/items/board.ts';
import { readOffer } from '#functions/store/items/offers.ts';
import { readRecords } from '#functions/store/items/records.ts';
import { cachedSeason } from '#functions/store/items/season-cache.ts';
import type { Clocks } from '#functions/wording/clocks.ts';

/** What the page of an offer at the desk is drawn from. */
export type OfferAtDesk = {
  readonly coordinator: SignedIn;
  readonly now: Instant;
  readonly season: Season;
  readonly offer: Offer;
  readonly board: Board;
  /** The history of the offer, oldest first. */
  readonly records: readonly Stored<OfferRecord>[];
  /** The names of those with whom the applicant has swapped, by their offers. */
  readonly swappedWith: ReadonlyMap<string, string>;
  /** Whether the applicant came by an import, and so has a page of their own. */
  readonly hasApplication: boolean;
  /** What was typed into a form that was refused, or is to be changed once more: nobody types it twice. */
  readonly typed?: URLSearchParams | undefined;
};

/** Reads an offer with all that its page shows, in two round trips; `undefined` if there is none of that id. */
export async function loadOfferAtDesk(
  store: Store,
  coordinator: SignedIn,
  id: string,
  now: Instant,
): Promise<OfferAtDesk | undefined> {
  const { season: name } = coordinator;
  const [{ season }, offer, board, records] = await Promise.all([
    cachedSeason(store, name),
    readOffer(store, name, id),
    readBoardToShow(store, name),
    readRecords(store, name, id),
  ]);
  if (!offer) return undefined;
  const [application, counted, swappedWith] = await Promise.all([
    offer.erasedAt ? undefined : readApplication(store, name, offer.applicant.id),
    board ?? countBoard(store, name),
    namesOfSwapped(store, name, records),
  ]);
  const hasApplication = application !== undefined;
  return { coordinator, now, season, offer, board: counted, records, swappedWith, hasApplication };
}

/** Whom the applicant has swapped with; an erased person has no name. */
async function namesOfSwapped(
  store: Store,
  season: string,
  records: readonly OfferRecord[],
): Promise<ReadonlyMap<string, string>> {
  const others = records.flatMap((record) =>
    record.event === 'swapped' && record.other ? [record.other] : [],
  );
  const found = await Promise.all([...new Set(others)].map((id) => readOffer(store, season, id)));
  return new Map(
    found.flatMap((other) => (other && !other.erasedAt ? [[other.id, other.applicant.name] as const] : [])),
  );
}

/** The address of an offer's page. */
export function offerAtDeskPath(id: string): string {
  return `/desk/offers/${encodeURIComponent(id)}`;
}

/** The program's clock, and that of the applicant, if it is known. */
export function clocksAtDesk({ season, offer }: Pick<OfferAtDesk, 'season' | 'offer'>): Clocks {
  const { zone } = season.program;
  return { program: zone, reader: offer.zone ?? zone };
}
