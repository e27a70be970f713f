import type { Standing } from '#domain/booking/standing.ts';
import type { Refusal } from '#domain/contract.ts';
import type { Stored } from '#domain/decisions/change-record.ts';
import { type DecisionContext, type Refused, refuse } from '#domain/decisions/decision.ts';
import type { OfferErased } from '#domain/erasure/erasure-record.ts';
import type { OfferRecord } from '#domain/history/offer-record.ts';
import type { Offer } from '#domain/offers/offer.ts';
import { loadStanding } from '#functions/booking/load-standing.ts';
import { attempt } from '#functions/store/attempt.ts';
import type { Store } from '#functions/store/client.ts';
import type { OfferName } from '#functions/store/keys.ts';
import { changesSince } from './changes-since.ts';
import { dayOfDeed } from './day-of-deed.ts';
import { type DeedVerdict, decideDeed, type OfferDeed } from './offer-deed.ts';

/** What became of a deed: done, so already, or refused; with the changes since the version that was shown. */
export type DeedOutcome = {
  readonly standing: Standing;
  readonly meanwhile: readonly Stored<OfferRecord>[];
} & (
  | { readonly kind: 'done' | 'repeat'; readonly offer: Offer }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
);

/**
 * Carries a deed out on the offer as it stands now, unless a person has changed it after the `version` on which the deed
 * rests. What is so already is a repeat, on any version. Throws `NotFound` if there is no such offer.
 */
export async function carryOut(
  store: Store,
  name: OfferName,
  { deed, version }: { readonly deed: OfferDeed; readonly version: number },
  context: DecisionContext,
): Promise<DeedOutcome> {
  const { verdict, standing } = await attempt(
    store,
    name.season,
    async () => {
      const loaded = await loadStanding(store, name, [], true);
      const planned = await dayOfDeed(store, deed, loaded, context.now);
      return { ...loaded, planned, meanwhile: await changesSince(store, loaded.offer, version) };
    },
    (loaded) => whyErased(loaded.offer) ?? unlessStale(decideDeed(deed, loaded, context), loaded.meanwhile),
  );
  const { meanwhile } = standing;
  if (verdict.kind === 'refusal') return { kind: 'refused', refusal: verdict.refusal, standing, meanwhile };
  if (verdict.kind === 'decision') return { kind: 'done', offer: verdict.result, standing, meanwhile };
  return { kind: 'repeat', offer: standing.offer, standing, meanwhile };
}

/** A decision that rests on what is no longer so is refused; what needs no decision is not. */
export function unlessStale(verdict: DeedVerdict, meanwhile: readonly Stored<OfferRecord>[]): DeedVerdict {
  return verdict.kind === 'decision' && meanwhile.length > 0
    ? refuse({ kind: 'changed-meanwhile' })
    : verdict;
}

/** Nothing is done for somebody whose data was erased. */
export function whyErased({ erasedAt }: Offer): Refused<OfferErased> | undefined {
  return erasedAt ? refuse({ kind: 'offer-erased' }) : undefined;
}
