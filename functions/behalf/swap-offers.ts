import { type SwapStanding, swap } from '#domain/booking/swap.ts';
import type { Refusal } from '#domain/contract.ts';
import type { Stored } from '#domain/decisions/change-record.ts';
import { type DecisionContext, refuse } from '#domain/decisions/decision.ts';
import type { OfferRecord } from '#domain/history/offer-record.ts';
import type { Offer } from '#domain/offers/offer.ts';
import type { LeftBehind } from '#domain/planned-days/interviews-ahead.ts';
import { loadLeftBehind } from '#functions/notices/left-behind.ts';
import { type ToldBy, toldBy } from '#functions/notices/told-by.ts';
import { newId } from '#functions/runtime/ids.ts';
import { attempt } from '#functions/store/attempt.ts';
import type { Store } from '#functions/store/client.ts';
import { readOffer } from '#functions/store/items/offers.ts';
import { cachedSeason, seasonFor } from '#functions/store/items/season-cache.ts';
import { readSeatsOf } from '#functions/store/items/seats.ts';
import { NotFound } from '#functions/store/not-found.ts';
import { whyErased } from './carry-out.ts';
import { changesSince } from './changes-since.ts';

/** Two offers by their ids, each at the version that was shown. */
export type SwapAsked = {
  readonly season: string;
  readonly one: { readonly id: string; readonly version: number };
  readonly other: { readonly id: string; readonly version: number };
  readonly reason?: string;
};

/** What a swap has come to; with the changes of either offer since the versions that were shown. */
type Ended = { readonly standing: SwapStanding; readonly meanwhile: readonly Stored<OfferRecord>[] };
type NotSwapped = Ended & { readonly kind: 'refused'; readonly refusal: Refusal };

export type SwapLook =
  | (Ended & { readonly kind: 'would'; readonly sides: readonly [SwapSide, SwapSide] })
  | NotSwapped;

/** One of the two, before and after, and who is told what because of it. */
export type SwapSide = {
  readonly before: Offer;
  readonly after: Offer;
  readonly told: ToldBy;
  /** Published interviews that the swap leaves without the applicant. */
  readonly left: readonly LeftBehind[];
};

/** Decides on a swap without carrying it out. Throws `NotFound` if one of the offers does not exist. */
export async function lookAtSwap(
  store: Store,
  asked: SwapAsked,
  context: DecisionContext,
): Promise<SwapLook> {
  const loaded = await load(store, asked);
  const verdict = decideSwap(loaded, asked, context);
  const { meanwhile, ...standing } = loaded;
  if (verdict.kind === 'refusal') return { kind: 'refused', refusal: verdict.refusal, standing, meanwhile };
  const { season } = standing;
  const side = async (before: Offer, after: Offer) => ({
    ...{ before, after, told: toldBy(season, after, verdict.changes) },
    left: await loadLeftBehind(store, { season, before: before.booking, after }, context.now),
  });
  const [one, other] = verdict.result;
  const sides = await Promise.all([side(standing.one, one), side(standing.other, other)]);
  return { kind: 'would', sides, standing, meanwhile };
}

/**
 * Swaps the interviews of two applicants as they stand now, unless a person has changed one of the two after the versions
 * that were shown. Throws `NotFound` if one of the offers does not exist.
 */
export async function swapOffers(
  store: Store,
  asked: SwapAsked,
  context: DecisionContext,
): Promise<(Ended & { readonly kind: 'done' }) | NotSwapped> {
  const { verdict, standing: loaded } = await attempt(
    store,
    asked.season,
    () => load(store, asked),
    (standing) => decideSwap(standing, asked, context),
  );
  const { meanwhile, ...standing } = loaded;
  if (verdict.kind === 'refusal') return { kind: 'refused', refusal: verdict.refusal, standing, meanwhile };
  return { kind: 'done', standing, meanwhile };
}

type Loaded = SwapStanding & { readonly meanwhile: readonly Stored<OfferRecord>[] };

/** The offers, then the seats that they hold: each seat must be seen as it is when its holder is known. */
async function load(store: Store, { season: name, ...asked }: SwapAsked): Promise<Loaded> {
  const [cached, one, other] = await Promise.all([
    cachedSeason(store, name),
    readOffer(store, name, asked.one.id),
    readOffer(store, name, asked.other.id),
  ]);
  if (!one || !other)
    throw new NotFound(`season ${name} has no offer ${one ? asked.other.id : asked.one.id}`);
  const [held, others, ...changes] = await Promise.all([
    readSeatsOf(store, name, one.booking?.seats ?? []),
    readSeatsOf(store, name, other.booking?.seats ?? []),
    changesSince(store, one, asked.one.version),
    changesSince(store, other, asked.other.version),
  ]);
  const seats = [...held, ...others];
  const { season, version } = await seasonFor(store, cached, seats);
  return { season, version, one, other, seats, meanwhile: changes.flat() };
}

function decideSwap({ meanwhile, ...standing }: Loaded, { reason }: SwapAsked, context: DecisionContext) {
  const erased = whyErased(standing.one) ?? whyErased(standing.other);
  if (erased) return erased;
  const otherRecordId = newId('record', context.now);
  const verdict = swap(standing, { otherRecordId, ...(reason ? { reason } : {}) }, context);
  return verdict.kind === 'decision' && meanwhile.length > 0
    ? refuse({ kind: 'changed-meanwhile' })
    : verdict;
}
