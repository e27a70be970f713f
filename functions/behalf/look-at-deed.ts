import type { Standing } from '#domain/booking/standing.ts';
import type { Change, Refusal } from '#domain/contract.ts';
import type { Stored } from '#domain/decisions/change-record.ts';
import type { DecisionContext } from '#domain/decisions/decision.ts';
import type { OfferRecord } from '#domain/history/offer-record.ts';
import type { Offer } from '#domain/offers/offer.ts';
import type { LeftBehind } from '#domain/planned-days/interviews-ahead.ts';
import { loadLeftBehind } from '#functions/notices/left-behind.ts';
import { type ToldBy, toldBy } from '#functions/notices/told-by.ts';
import type { Store } from '#functions/store/client.ts';
import { readBeforeSeats } from '#functions/store/items/outlook.ts';
import { readSeats } from '#functions/store/items/seats.ts';
import type { OfferName } from '#functions/store/keys.ts';
import { NotFound } from '#functions/store/not-found.ts';
import { unlessStale, whyErased } from './carry-out.ts';
import { changesSince } from './changes-since.ts';
import { dayOfDeed } from './day-of-deed.ts';
import { decideDeed, type OfferDeed } from './offer-deed.ts';

/** What a deed would do: the offer after it, and who would be told what; or that it is so already, or why it is refused. */
export type DeedLook = {
  readonly standing: Standing;
  readonly meanwhile: readonly Stored<OfferRecord>[];
} & (
  | {
      readonly kind: 'would';
      readonly after: Offer;
      readonly told: ToldBy;
      readonly changes: readonly Change[];
      /** Published interviews that the deed leaves without the applicant. */
      readonly left: readonly LeftBehind[];
    }
  | { readonly kind: 'repeat' }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
);

/** Decides on a deed without carrying it out. Throws `NotFound` if there is no such offer. */
export async function lookAtDeed(
  store: Store,
  name: OfferName,
  { deed, version }: { readonly deed: OfferDeed; readonly version: number },
  context: DecisionContext,
): Promise<DeedLook> {
  const shown = await standingToShow(store, name);
  const standing = { ...shown, planned: await dayOfDeed(store, deed, shown, context.now) };
  const meanwhile = await changesSince(store, standing.offer, version);
  const { season, offer } = standing;
  const verdict = whyErased(offer) ?? unlessStale(decideDeed(deed, standing, context), meanwhile);
  if (verdict.kind === 'refusal') return { kind: 'refused', refusal: verdict.refusal, standing, meanwhile };
  if (verdict.kind !== 'decision') return { kind: 'repeat', standing, meanwhile };
  const { result: after, changes } = verdict;
  const left = await loadLeftBehind(store, { season, before: offer.booking, after }, context.now);
  return { kind: 'would', after, changes, told: toldBy(season, after, changes), left, standing, meanwhile };
}

/** What the deed is decided on, in two round trips: carrying it out reads it again. */
async function standingToShow(store: Store, { season, id }: OfferName): Promise<Standing> {
  const { applied, ...before } = await readBeforeSeats(store, season);
  const offer = before.offers.find((each) => each.id === id);
  if (!applied || !offer) throw new NotFound(`season ${season} has no offer ${id}`);
  const seats = await readSeats(store, season);
  return { ...applied, offer, seats, outlook: { ...before, seats } };
}
