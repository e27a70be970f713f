import type { Refusal } from '#domain/contract.ts';
import { type DecisionContext, refuse } from '#domain/decisions/decision.ts';
import { extend } from '#domain/invitations/extend.ts';
import type { Offer } from '#domain/offers/offer.ts';
import type { Instant } from '#domain/values/time.ts';
import { loadStanding } from '#functions/booking/load-standing.ts';
import { attempt } from '#functions/store/attempt.ts';
import type { Store } from '#functions/store/client.ts';

/** An offer with the deadline that was seen. */
export type SeenOffer = Pick<Offer, 'id' | 'closesAt'>;

export type ExtensionOf = { readonly until: Instant; readonly reason?: string };

/** The offers whose deadline is the new one now, and why the others' is not. */
export type ExtendedAnswer = {
  readonly done: readonly string[];
  readonly refused: readonly { readonly id: string; readonly refusal: Refusal }[];
};

/**
 * Gives more time to each of a group, each by itself and only ever later: asked again, it does the rest and tells nobody
 * twice. An offer whose deadline is not the one that was seen is refused as changed.
 */
export async function extendOffers(
  store: Store,
  season: string,
  seen: readonly SeenOffer[],
  { until, reason }: ExtensionOf,
  contextNow: () => DecisionContext,
): Promise<ExtendedAnswer> {
  const done: string[] = [];
  const refused: { id: string; refusal: Refusal }[] = [];
  for (const { id, closesAt } of seen) {
    const context = contextNow();
    const { verdict } = await attempt(
      store,
      season,
      () => loadStanding(store, { season, id }, [], true),
      (standing) => {
        const { offer } = standing;
        const isSeen = offer.closesAt === closesAt || offer.closesAt === until;
        if (offer.state === 'open' && !isSeen) return refuse({ kind: 'changed-meanwhile' } as const);
        return extend(standing, { until, ...(reason ? { reason } : {}) }, context);
      },
    );
    if (verdict.kind === 'refusal') refused.push({ id, refusal: verdict.refusal });
    else done.push(id);
  }
  return { done, refused };
}
